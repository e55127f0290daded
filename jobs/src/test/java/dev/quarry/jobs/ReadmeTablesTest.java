package dev.quarry.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmeTablesTest {
  private static final Path README = Path.of("..", "README.md");

  /** With {@code -Dquarry.update-readme=true}, as {@code scripts/update-readme} sets it. */
  @BeforeAll
  static void updateWhereAsked() throws IOException {
    if (!Boolean.getBoolean("quarry.update-readme")) {
      return;
    }
    String text = Files.readString(README);
    for (String name : ReadmeTables.names()) {
      String end = end(name);
      int from = text.indexOf(begin(name)) + begin(name).length();
      text = text.substring(0, from) + lines(name) + text.substring(text.indexOf(end));
    }
    Files.writeString(README, text);
  }

  @ParameterizedTest
  @MethodSource("dev.quarry.jobs.ReadmeTables#names")
  void saysWhatTheRegistrySays(String name) throws IOException {
    assertThat(between(Files.readString(README), name))
        .as("the table of %s in README.md; scripts/update-readme writes it anew", name)
        .isEqualTo(lines(name));
  }

  @Test
  void namesTheGroupsOfTheModels() {
    assertThat(ReadmeTables.text("models"))
        .contains("| `amazon.nova-micro-v1:0:128k`, `amazon.nova-lite-v1:0:300k`, ")
        .contains("on SageMaker `dpo`: `nova-dpo` | active |")
        .contains("`sft`: `anthropic-messages` | ended 2026-09-10 |")
        .contains("| no longer offered |");
  }

  @Test
  void keepsBordersOutOfCells() {
    MarkdownTable table = new MarkdownTable("a", "b");
    table.row("x|y", "two\nlines");

    assertThat(table.text()).isEqualTo("| a | b |\n| --- | --- |\n| x\\|y | two lines |");
  }

  private static String between(String text, String name) {
    assertThat(text).containsOnlyOnce(begin(name)).containsOnlyOnce(end(name));

    return text.substring(
        text.indexOf(begin(name)) + begin(name).length(), text.indexOf(end(name)));
  }

  private static String lines(String name) {
    return "\n" + ReadmeTables.text(name) + "\n";
  }

  private static String begin(String name) {
    return "<!-- " + name + " -->";
  }

  private static String end(String name) {
    return "<!-- /" + name + " -->";
  }
}
