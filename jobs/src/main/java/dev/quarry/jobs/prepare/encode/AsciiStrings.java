package dev.quarry.jobs.prepare.encode;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import dev.quarry.text.AsciiTexts;
import java.io.IOException;

/** Writes the texts of a record that are ASCII straight into the sink, the rest as Jackson does. */
public final class AsciiStrings extends JsonGeneratorDelegate {
  /** Below this the detour costs more than it saves. */
  private static final int WORTH_IT = 48;

  private final Utf8Sink sink;
  private final AsciiTexts texts;

  public AsciiStrings(JsonGenerator generator, Utf8Sink sink, AsciiTexts texts) {
    super(generator, false);
    this.sink = sink;
    this.texts = texts;
  }

  @Override
  public void writeString(String text) throws IOException {
    byte[] ascii = text.length() < WORTH_IT ? null : texts.find(text);
    if (ascii == null) {
      super.writeString(text);
      return;
    }
    // An empty raw value writes the comma or colon that belongs before a value.
    super.writeRawValue("");
    super.flush();
    sink.quoted(ascii);
  }
}
