package dev.quarry.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  private final ContentHash hash = new ContentHash();

  static JsonNode cases(String name) throws IOException {
    try (InputStream in = ContentHashTest.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
    }
  }

  private String of(String... parts) {
    hash.reset();
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        hash.separator();
      }
      hash.add(parts[i]);
    }
    hash.finish();

    return hash.high() + ":" + hash.low();
  }

  @Test
  void agreesWithTheReferenceImplementation() throws IOException {
    for (JsonNode row : cases("content-hash-cases.json")) {
      String[] parts = new String[row.get("parts").size()];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = row.get("parts").get(i).asText();
      }
      String expected = row.get("high").asLong() + ":" + row.get("low").asLong();
      assertThat(of(parts)).as(row.toString()).isEqualTo(expected);
      assertThat(hash.length()).as(row.toString()).isEqualTo(row.get("length").asLong());
    }
  }

  @Test
  void keepsPartsApart() {
    assertThat(of("ab", "c")).isNotEqualTo(of("a", "bc")).isNotEqualTo(of("abc"));
    assertThat(of("", "a")).isNotEqualTo(of("a", "")).isNotEqualTo(of("a"));
  }

  @Test
  void ignoresCaseCompositionAndWhiteSpace() {
    assertThat(of(" \u00c9T\u00c9\r\n\u3000deux ")).isEqualTo(of("e\u0301te\u0301 deux"));
  }

  @Test
  void joinsThePiecesOfOnePart() {
    hash.reset().add("one ").add(" Two").finish();

    assertThat(hash.high() + ":" + hash.low()).isEqualTo(of("one two"));
  }

  @Test
  void tellsLoneSurrogatesApart() {
    assertThat(of("a\ud800")).isNotEqualTo(of("a\ud801")).isNotEqualTo(of("a?"));
  }

  @Property(tries = 200)
  void dependsOnNothingThatCameBefore(@ForAll String before, @ForAll String text) {
    String fresh = of(text);
    of(before, before);

    assertThat(of(text)).isEqualTo(fresh);
  }

  @Property(tries = 200)
  void isTheSameForTheComposedText(@ForAll String text) {
    assertThat(of(NormalForm.compose(text))).isEqualTo(of(text));
  }
}
