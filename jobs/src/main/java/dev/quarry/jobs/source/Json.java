package dev.quarry.jobs.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;

/** How Quarry reads JSON: strictly, with bounds against hostile input. */
public final class Json {
  /** The deepest nesting of a row. */
  private static final int MAX_DEPTH = 200;

  /** The longest string of a row, in characters. */
  private static final int MAX_STRING = 64 << 20;

  /** Reads values that stand in a row. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNumberLength(1000)
                          .build())
                  .build())
          .build();

  static final ObjectReader READER =
      MAPPER.readerFor(com.fasterxml.jackson.databind.JsonNode.class);

  /** Jackson quotes what it met; a reject's detail must not carry text. */
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  private Json() {}

  /** Returns what is wrong and where in the line, without the text itself. */
  static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage() == null ? "broken" : e.getOriginalMessage();
    String first = QUOTED.matcher(message.lines().findFirst().orElse("")).replaceAll("a token");
    int column = e.getLocation() == null ? -1 : e.getLocation().getColumnNr();
    String cut = first.length() > 160 ? first.substring(0, 160) : first;

    return "Not valid JSON at column " + column + ": " + cut;
  }
}
