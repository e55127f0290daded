package dev.quarry.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.error.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputListingTest {
  private final Path folder;

  InputListingTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void listsAFolderWithEverythingBelowButHiddenNames() throws IOException {
    make("b.json", "a.json", "_SUCCESS", ".a.json.crc", "deep/er/c.json", "_temporary/d.json");
    make(".hidden/e.json");

    assertThat(list("")).containsExactly("a.json", "b.json", "deep/er/c.json");
  }

  @Test
  void listsWhatAPatternFindsButHiddenNames() throws IOException {
    make("a1.json", "a2.json", "b.csv", "_a.json", ".a.json", "x/a3.json", "_x/a4.json");

    assertThat(list("*.json")).containsExactly("a1.json", "a2.json");
    assertThat(list("a[2-9].json")).containsExactly("a2.json");
    assertThat(list("{a1.json,b.csv}")).containsExactly("a1.json", "b.csv");
    assertThat(list("*/*.json")).containsExactly("x/a3.json");
    assertThat(list("_x/*.json")).containsExactly("_x/a4.json");
    assertThat(list("_*.json")).containsExactly("_a.json");
    assertThat(list("*")).containsExactly("a1.json", "a2.json", "b.csv", "x/a3.json");
  }

  @Test
  void takesANamedFileAlsoWhenItsNameIsHidden() throws IOException {
    make("_a.json", ".b/c.json");

    assertThat(list("_a.json")).containsExactly("_a.json");
    assertThat(list(".b")).containsExactly(".b/c.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a[1].json",
        "a*b.json",
        "{x}.json",
        "what?.json",
        "two words.json",
        "50%.json",
        "a%20b.json",
        "#1.json",
        "é あ.json",
        "a+b&c=d.json",
        "x:y.json"
      })
  void readsAFileByItsNameAsItStands(String name) throws IOException {
    Path made = folder.resolve("in " + name.replace(':', '-'));
    Files.createDirectory(made);
    Files.writeString(made.resolve(name), "{\"a\":1}\n");
    List<InputFile> files = new InputListing(new Configuration(false)).list(List.of(made + ""));

    assertThat(files).hasSize(1);
    assertThat(files.get(0).shown()).isEqualTo(made.resolve(name).toString());
    assertThat(files.get(0).length()).isEqualTo(8);
    Slice slice = new Slice(0, files.get(0).path(), 0, 8, 8);
    assertThat(Reading.read(Reading.source("json"), slice, new Rows())).isEqualTo(1);
    if (!name.contains(":")) {
      String file = made.resolve(name).toString();
      assertThat(new InputListing(new Configuration(false)).list(List.of(file))).isEqualTo(files);
    }
  }

  @Test
  void listsAFileOnceHoweverOftenItIsNamed() throws IOException {
    make("a.json", "x/b.json");

    assertThat(list("x/b.json", "a.json", "", "*.json", "./a.json", "x/../a.json"))
        .containsExactly("x/b.json", "a.json");
  }

  @Test
  void showsARelativePathAsItWasWritten() throws IOException {
    make("a.json");
    Path here = Path.of("").toAbsolutePath();
    String relative = here.relativize(folder.toAbsolutePath()) + "/a.json";
    InputListing listing = new InputListing(new Configuration(false));

    assertThat(listing.list(List.of(relative)).get(0).shown()).isEqualTo(relative);
    assertThat(listing.list(List.of(folder.toUri() + "a.json")).get(0).shown())
        .isEqualTo(folder.resolve("a.json").toString());
    assertThat(listing.list(List.of(relative, folder + "/a.json"))).hasSize(1);
  }

  @Test
  void saysWhichPathNamesNothing() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    for (String path : List.of("nowhere.json", "*.json", "empty", "no/where/*")) {
      assertFault(path, "it names no file (check the path, or its pattern)");
    }
  }

  @Test
  void saysWhatIsWrongWithAPath() {
    assertThatThrownBy(() -> new InputListing(new Configuration(false)).list(List.of("no://x/y")))
        .isInstanceOf(UserException.class)
        .hasMessage("Cannot read no://x/y: No FileSystem for scheme \"no\"");
    assertThatThrownBy(() -> list("a{.json"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot read " + folder + "/a{.json: ");
  }

  private void assertFault(String path, String reason) {
    assertThatThrownBy(() -> list(path))
        .isInstanceOf(UserException.class)
        .hasMessage("Cannot read " + folder + "/" + path + ": " + reason);
  }

  private List<String> list(String... paths) {
    List<String> full = java.util.Arrays.stream(paths).map(path -> folder + "/" + path).toList();
    return new InputListing(new Configuration(false))
        .list(full).stream()
            .map(file -> file.shown().substring(folder.toString().length() + 1))
            .toList();
  }

  private void make(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{}\n");
    }
  }

  private static final class Rows implements RowSink {
    @Override
    public void row(long position, long offset, com.fasterxml.jackson.databind.JsonNode row) {}

    @Override
    public void broken(long position, String rule, String detail, String record) {
      throw new AssertionError(rule);
    }
  }
}
