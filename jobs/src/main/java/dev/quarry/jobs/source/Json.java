package dev.quarry.jobs.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.regex.Pattern;

/** How Quarry reads JSON: strictly, with bounds against hostile input. */
public final class Json {
  /** The deepest nesting of a row. */
  private static final int MAX_DEPTH = 200;

  /** The longest string of a row, in characters: as long as the longest row that can be asked. */
  private static final int MAX_STRING = 512 << 20;

  /** The longest number of a row, in digits. */
  private static final int MAX_NUMBER = 1000;

  /** Reads values that stand in a row. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .build())
          .build();

  /** Reads one value; anything after it is a fault. */
  private static final ObjectReader ONE_VALUE =
      MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Jackson quotes what it met; a reject's detail must not carry text. */
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  /** Where Jackson goes on to speak of its own classes, or repeats the start of the text. */
  private static final Pattern INTERNAL = Pattern.compile(" \\((?:start marker|bound as) .*");

  private static final int MESSAGE = 160;

  private Json() {}

  /**
   * Returns the one value that the bytes hold.
   *
   * @throws JsonProcessingException when they hold none, or something after it
   */
  static JsonNode read(byte[] bytes, int start, int length) throws JsonProcessingException {
    try {
      return ONE_VALUE.readTree(bytes, start, length);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Returns what is wrong and where in the line, without the text itself. */
  public static String reason(JsonProcessingException e) {
    int column = e.getLocation() == null ? -1 : e.getLocation().getColumnNr();
    return "Not valid JSON at column " + column + ": " + message(e);
  }

  /** Returns what is wrong and on which line, without the text itself. */
  static String reason(JsonProcessingException e, long firstLine) {
    int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    return "Not valid JSON at line " + (firstLine + line - 1) + ": " + message(e);
  }

  private static String message(JsonProcessingException e) {
    String message = e.getOriginalMessage() == null ? "broken" : e.getOriginalMessage();
    String own = INTERNAL.matcher(message.lines().findFirst().orElse("")).replaceAll("");
    String first = QUOTED.matcher(own).replaceAll("a token");
    return first.length() > MESSAGE ? first.substring(0, MESSAGE) : first;
  }

  /** Returns the word for what a value is: object, array, string, number, boolean, null. */
  static String kind(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
