package dev.quarry.jobs.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundledDependenciesIT {
  private static final Path LIST = Path.of("bundled-dependencies.txt");

  private final ShadedJar jar = ShadedJar.ofTheBuild();
  private final Set<String> classes = jar.classes();

  @Test
  void bundlesTheListedPartsAndNoOthers() throws IOException {
    List<String> bundled =
        Part.ofTheClassPath().stream()
            .filter(part -> !part.isOwn() && isBundled(part))
            .map(Part::coordinates)
            .sorted()
            .toList();

    assertThat(listed().keySet())
        .as("%s, beside what is in %s:\n%s", LIST, jar.path(), String.join("\n", bundled))
        .containsExactlyElementsOf(bundled);
  }

  @Test
  void namesTheLicenceOfEveryPart() throws IOException {
    assertThat(listed().values()).doesNotContain("").isSubsetOf("Apache-2.0", "MIT", "MIT-0");
  }

  @Test
  void takesEveryPartWholeOrNotAtAll() throws IOException {
    Map<String, Set<String>> missing = new TreeMap<>();
    for (Part part : Part.ofTheClassPath()) {
      Set<String> absent = part.jar().classes();
      absent.removeAll(classes);
      if (isBundled(part) && !absent.isEmpty()) {
        missing.put(part.coordinates(), absent);
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void hasEveryClassFromOnePart() throws IOException {
    Map<String, List<String>> parts = new TreeMap<>();
    for (String name : classes) {
      parts.put(name, new ArrayList<>());
    }
    for (Part part : Part.ofTheClassPath()) {
      for (String name : part.jar().classes()) {
        parts.computeIfPresent(
            name,
            (any, owners) -> {
              owners.add(part.coordinates());
              return owners;
            });
      }
    }
    parts.keySet().removeIf(name -> name.startsWith("dev/quarry/jobs/"));

    assertThat(parts).allSatisfy((name, owners) -> assertThat(owners).as(name).hasSize(1));
  }

  @Test
  void hasNoClassThatTheEmbeddedSparkHasUnderTheSameName() throws IOException {
    Set<String> entries = jar.entries();
    Map<String, Set<String>> twice = new TreeMap<>();
    for (Path path : embeddedSpark()) {
      Set<String> shared = new TreeSet<>(new ShadedJar(path).classes());
      shared.retainAll(entries);
      if (!shared.isEmpty()) {
        twice.put(String.valueOf(path.getFileName()), shared);
      }
    }

    assertThat(twice).isEmpty();
  }

  @Test
  void leavesOutWhatEveryClusterBrings() throws IOException {
    assertThat(classes)
        .noneMatch(name -> name.startsWith("scala/"))
        .noneMatch(name -> name.startsWith("org/apache/hadoop/"))
        .noneMatch(name -> name.startsWith("org/slf4j/"))
        .noneMatch(name -> name.matches("com/fasterxml/jackson/(core|databind|annotation)/.*"));
    assertThat(listed().keySet())
        .filteredOn(part -> part.startsWith("org.apache.spark:"))
        .allMatch(part -> part.startsWith("org.apache.spark:spark-avro_"));
  }

  @Test
  void hasTheSdkUnderItsOwnNameOnly() {
    assertThat(jar.entries())
        .contains(ShadedJar.RELOCATED + "software/amazon/awssdk/services/s3/S3Client.class")
        .noneMatch(
            name ->
                name.matches(
                    "(software/amazon|io/netty|org/reactivestreams|org/apache/http)/.*|"
                        + "META-INF/services/(software|io|org)\\.(amazon|netty|reactivestreams).*"));
  }

  @Test
  void offersOnlyServicesThatItHas() {
    Set<String> entries = jar.entries();
    for (String entry : entries) {
      if (entry.startsWith("META-INF/services/")) {
        assertThat(jar.text(entry).lines().map(line -> line.replaceFirst("#.*", "").strip()))
            .as(entry)
            .filteredOn(name -> !name.isEmpty())
            .isNotEmpty()
            .allMatch(name -> entries.contains(name.replace('.', '/') + ".class"));
      }
    }
  }

  @Test
  void carriesTheLicencesAndNoticesOfItsParts() throws IOException {
    assertThat(jar.text("META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("..", "LICENSE")));
    assertThat(jar.text("META-INF/NOTICE"))
        .contains("Copyright 2026 The Quarry authors", "jobs/bundled-dependencies.txt")
        .contains("AWS SDK for Java 2.0", "Apache HttpClient", "Spark Avro");
    assertThat(jar.text("META-INF/licenses/jtokkit.txt")).contains("MIT License");
  }

  private boolean isBundled(Part part) {
    return part.jar().classes().stream().anyMatch(classes::contains);
  }

  private static List<Path> embeddedSpark() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target", "spark"))) {
      List<Path> jars = files.sorted().toList();
      assertThat(jars).hasSizeGreaterThan(100);
      return jars;
    }
  }

  /** Returns the licences by coordinates, in the order of the file. */
  private static Map<String, String> listed() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .collect(
            Collectors.toMap(
                words -> words[0],
                words -> words.length > 1 ? words[1] : "",
                (one, other) -> one + " " + other,
                java.util.LinkedHashMap::new));
  }
}
