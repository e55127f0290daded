package dev.quarry.jobs.prepare.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.text.AsciiTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class Utf8SinkTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Utf8Sink sink = new Utf8Sink();

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ascii().ofMaxLength(300),
        Arbitraries.strings().withChars('"', '\\', 'a', '\n', '\u0001', 'é').ofMaxLength(120),
        Arbitraries.strings().withCharRange('\u3040', '\u30ff').ofMaxLength(100),
        Arbitraries.of("🚀", "a🚀b", "日本語 🚀🚀", "\u007f"));
  }

  @Property
  void writesTheStringsThatJacksonWrites(@ForAll("texts") String a, @ForAll("texts") String b)
      throws IOException {
    sink.reset();
    try (JsonGenerator out =
        new AsciiStrings(MAPPER.getFactory().createGenerator(sink), sink, new AsciiTexts())) {
      out.writeStartObject();
      out.writeStringField("a", a);
      out.writeArrayFieldStart("list");
      out.writeString(b);
      out.writeString(a);
      out.writeEndArray();
      out.writeEndObject();
    }
    String expected =
        "{\"a\":"
            + MAPPER.writeValueAsString(a)
            + ",\"list\":["
            + MAPPER.writeValueAsString(b)
            + ","
            + MAPPER.writeValueAsString(a)
            + "]}";

    assertThat(new String(sink.array(), 0, sink.size(), StandardCharsets.UTF_8))
        .isEqualTo(expected);
    assertThat(sink.isBroken()).isFalse();
  }

  @Test
  void noticesHalfOfASurrogatePair() throws IOException {
    sink.write("a\ud83d");
    assertThat(sink.isBroken()).isTrue();
    sink.reset();
    sink.write("\ude00b");
    assertThat(sink.isBroken()).isTrue();
    sink.reset();
    sink.write("\ud83db");
    assertThat(sink.isBroken()).isTrue();
    sink.reset();
    sink.write("\ud83d");
    sink.write("\ude00");
    assertThat(sink.isBroken()).isFalse();
  }
}
