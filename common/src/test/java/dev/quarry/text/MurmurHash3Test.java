package dev.quarry.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MurmurHash3Test {
  @Test
  void agreesWithTheReferenceImplementation() throws IOException {
    MurmurHash3 hash = new MurmurHash3();
    for (JsonNode row : ContentHashTest.cases("murmur3-cases.json")) {
      String text = row.get("text").asText();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      hash.reset(row.get("seed").asLong());
      hash.finish(bytes, hash.update(bytes, bytes.length), bytes.length);
      assertThat(hash.high()).as(text).isEqualTo(row.get("high").asLong());
      assertThat(hash.low()).as(text).isEqualTo(row.get("low").asLong());
      assertThat(MurmurHash3.hash64(text, row.get("seed").asLong())).isEqualTo(hash.high());
    }
  }
}
