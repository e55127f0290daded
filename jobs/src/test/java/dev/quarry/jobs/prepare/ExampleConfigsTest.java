package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.ConfigTree;
import dev.quarry.jobs.source.SourceConfig;
import dev.quarry.model.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleConfigsTest {
  private static final Path EXAMPLES = Path.of("..", "conf", "examples");

  @ParameterizedTest
  @MethodSource("examples")
  void parse(Path example) throws IOException {
    PrepareConfig config = read(example);

    assertThat(config.sources()).isNotEmpty();
    assertThat(config.output()).isEqualTo("out/" + nameOf(example));
  }

  /** Data lies in the repository, or beside it where it is not part of the repository. */
  @ParameterizedTest
  @MethodSource("examples")
  void readWhatIsInTheRepositoryOrBesideIt(Path example) throws IOException {
    for (SourceConfig source : read(example).sources()) {
      assertThat(source.paths())
          .allSatisfy(
              path -> {
                if (!path.startsWith("../shared/")) {
                  assertThat(Path.of("..").resolve(path)).exists();
                }
              });
    }
  }

  @Test
  void coverEveryTechniqueAndMostFormats() throws IOException {
    Set<Object> techniques = new HashSet<>();
    Set<String> formats = new HashSet<>();
    for (Path example : examples()) {
      PrepareConfig config = read(example);
      techniques.add(String.valueOf(config.target().technique()));
      formats.add(config.target().format());
    }

    assertThat(techniques).contains("SFT", "CPT", "DISTILLATION", "RFT", "DPO");
    assertThat(formats).hasSizeGreaterThan(8);
  }

  private static PrepareConfig read(Path example) throws IOException {
    String name = example.toString();
    ObjectNode tree = ConfigTree.parse(Files.readString(example), name);

    return PrepareConfig.from(tree, name, Catalogue.builtIn());
  }

  private static String nameOf(Path example) {
    return String.valueOf(example.getFileName()).replace(".yaml", "");
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      List<Path> examples =
          files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      assertThat(examples).hasSizeGreaterThan(20);

      return examples;
    }
  }
}
