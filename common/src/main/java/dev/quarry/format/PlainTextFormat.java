package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.record.Content;
import dev.quarry.record.TrainingRecord;
import java.io.IOException;

/**
 * Plain text, a line for each record, without JSON. A caller that writes files uses {@link
 * #encodeText}; {@link #encode} writes the same text as a JSON string, which {@link #decode} reads.
 */
public final class PlainTextFormat extends DescribedFormat {
  private static final String ID = "plain-text";

  PlainTextFormat() {
    super(
        new Words(
            ID,
            "Plain text, one record a line, without JSON",
            "A cluster runs jobs as tasks.",
            "No Bedrock job reads it: every one wants JSON lines; for continued pre-training"
                + " choose cpt-input or cpt-text",
            FormatRule.cite(
                "Quarry",
                FormatRule.WRONG_TYPE,
                FormatRule.HOLD_DIALOGUE,
                FormatRule.HOLD_EMPTY,
                FormatRule.HOLD_LINE_BREAK,
                FormatRule.HOLD_PREFERENCE)));
  }

  @Override
  public boolean isPlainText() {
    return true;
  }

  @Override
  public Decoded decode(JsonNode line) {
    LineFaults faults = new LineFaults();
    if (!line.isTextual()) {
      faults.wrongType("", line, "a text");
      return faults.decodedContent(null);
    }

    return faults.decodedContent(new Content.PlainText(line.textValue()));
  }

  @Override
  public void encode(TrainingRecord record, JsonGenerator out) throws IOException {
    out.writeString(encodeText(record));
  }

  /**
   * Returns the line itself, without its line feed.
   *
   * @throws UnencodableException when the text is not one line
   */
  public String encodeText(TrainingRecord record) {
    String text = CannotHold.plainText(record, ID);
    if (text.isEmpty()) {
      throw CannotHold.because(
          FormatRule.HOLD_EMPTY,
          "text",
          "The text is empty and would become an empty line",
          "Leave the record out");
    }
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw CannotHold.because(
          FormatRule.HOLD_LINE_BREAK,
          "text",
          "The text has a line break and would become several lines",
          "Choose the format cpt-input or cpt-text, or add a transform that joins lines");
    }

    return text;
  }
}
