package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.quarry.format.Format;
import dev.quarry.format.Formats;
import dev.quarry.record.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layout of the registry as a whole run writes it. */
class FormatsIT {
  private static final int ROWS = 12;
  private static final String EMOJI = "🚀 \u2028 \u00e9 日本語 \ud83d\udc69\u200d\ud83d\udcbb";

  @TempDir private Path folder = Path.of("");

  static Stream<String> formats() {
    return Formats.all().stream().map(Format::id);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyLineIsReadAgainWithoutAFaultAndItsTextIsWrittenAsItIs(String id) {
    PreparedFolder set = prepare(id);
    Format format = Formats.byId(id);
    List<String> lines = set.lines("train.jsonl");

    assertThat(lines).hasSize(ROWS);
    for (String line : lines) {
      JsonNode node = format.isPlainText() ? TextNode.valueOf(line) : PreparedFolder.parse(line);
      Format.Decoded decoded = format.decode(node);
      assertThat(decoded.faults()).filteredOn(Fault::isError).as(line).isEmpty();
      assertThat(decoded.record()).as(line).isPresent();
    }
    assertThat(set.text("train.jsonl"))
        .contains("🚀", "日本語", "👩\u200d💻")
        .doesNotContain("\\ud", "\\uD", "\r");
    assertThat(lines).noneMatch(String::isBlank);
  }

  private PreparedFolder prepare(String format) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          """
          {"q": "Question %1$d %2$s?", "a": "Answer %1$d %2$s", "worse": "No idea %1$d", \
          "t": "Text %1$d %2$s, one line"}"""
              .formatted(i, EMOJI));
    }
    Path input = Corpus.write(folder.resolve("rows.jsonl"), rows);
    Path config =
        Corpus.write(
            folder.resolve("config.yaml"),
            "format: %s\nsources: [{path: '%s', fields: %s}]\n"
                .formatted(format, input, fields(format)));
    Path output = folder.resolve("out");
    Launch.prepare(config, output).ends(0);

    return new PreparedFolder(output).closes();
  }

  private static String fields(String format) {
    return switch (format) {
      case "cpt-input", "cpt-text", "plain-text" -> "{text: t}";
      case "rft-messages", "evaluation-prompts" -> "{prompt: q, reference: a}";
      case "nova-dpo", "preference" -> "{prompt: q, chosen: a, rejected: worse}";
      case "prompt-only", "batch-inference" -> "{prompt: q}";
      default -> "{prompt: q, completion: a}";
    };
  }
}
