package dev.quarry.mapping.draft;

import dev.quarry.mapping.field.MappingFaults;
import dev.quarry.record.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation written as one text, {@code "\n\nHuman: …\n\nAssistant: …"}. The blank after a
 * colon belongs to the marker; everything else is kept as it is.
 */
public final class Transcript {
  private static final String HUMAN = "\n\nHuman:";
  private static final String BEGIN = "Human:";
  private static final String ASSISTANT = "\n\nAssistant:";

  private Transcript() {}

  /** Returns whether a text begins like a transcript. */
  public static boolean isTranscript(String text) {
    return text.startsWith(HUMAN);
  }

  /**
   * Returns the turns of a transcript, which may have lost its leading line feeds.
   *
   * @param field what to call the text in a fault
   * @throws dev.quarry.mapping.field.MappingException when the text does not begin with a human
   *     turn
   */
  public static List<Turn> split(String field, String text) {
    int start = firstWord(text) + BEGIN.length();
    if (!text.startsWith(BEGIN, start - BEGIN.length())) {
      throw MappingFaults.badTranscript(field, "it does not begin with \"\\n\\nHuman:\"");
    }
    List<Turn> turns = new ArrayList<>();
    boolean human = true;
    while (start >= 0) {
      int end = next(text, start);
      String said = text.substring(afterBlank(text, start, end), end);
      turns.add(human ? Turn.user(said) : Turn.assistant(said));
      human = text.startsWith(HUMAN, end);
      start = end == text.length() ? -1 : end + (human ? HUMAN : ASSISTANT).length();
    }

    return turns;
  }

  private static int firstWord(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }

    return at;
  }

  private static int afterBlank(String text, int start, int end) {
    return start < end && text.charAt(start) == ' ' ? start + 1 : start;
  }

  private static int next(String text, int from) {
    int at = text.indexOf("\n\n", from);
    while (at >= 0) {
      if (text.startsWith(HUMAN, at) || text.startsWith(ASSISTANT, at)) {
        return at;
      }
      at = text.indexOf("\n\n", at + 1);
    }

    return text.length();
  }
}
