package dev.quarry.jobs.prepare;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.jobs.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a hostile file holds is read as far as it can be; the rest is named with its place. */
class HostileInputIT {
  private static final String GOOD = "{\"q\": \"Good question %s?\", \"a\": \"Good answer %s.\"}";
  private static final String LONG = "x".repeat(50 << 20);

  /** For each file what it holds, and the rejects that are expected of it as reason@position. */
  private static final Map<String, Hostile> FILES = files();

  @TempDir private static Path folder = Path.of("");
  private static PreparedFolder prepared = new PreparedFolder(Path.of(""));

  private static final class Hostile {
    final byte[] bytes;
    final int kept;
    final List<String> rejects;

    Hostile(byte[] bytes, int kept, List<String> rejects) {
      this.bytes = bytes;
      this.kept = kept;
      this.rejects = rejects;
    }
  }

  @BeforeAll
  static void prepareAll() {
    FILES.forEach((name, file) -> Corpus.write(folder.resolve("input/" + name), file.bytes));
    Path config =
        Corpus.write(
            folder.resolve("config.yaml"),
            """
            model: nova-micro
            title: hostile
            sources:
              - {path: '%1$s/input/*.json*', format: json, fields: {prompt: q, completion: a}}
              - {path: '%1$s/input/*.csv*', format: csv, fields: {prompt: q, completion: a}}
            split: {validation: 0.2}
            """
                .formatted(folder));
    prepared = new PreparedFolder(folder.resolve("out"));
    Launch.prepare(config, prepared.root()).ends(0);
  }

  @Test
  void theLedgerCloses() {
    prepared.closes();

    assertThat(prepared.kept().size())
        .isEqualTo(FILES.values().stream().mapToInt(file -> file.kept).sum());
  }

  @TestFactory
  Stream<DynamicTest> everyBrokenRowIsNamedWithItsPlace() {
    return FILES.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        assertThat(rejectsOf(entry.getKey())).isEqualTo(entry.getValue().rejects)));
  }

  @TestFactory
  Stream<DynamicTest> whatCanBeReadIsKept() {
    return FILES.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        assertThat(
                                prepared.kept().stream()
                                    .filter(line -> line.contains("question " + entry.getKey()))
                                    .count())
                            .isEqualTo(entry.getValue().kept)));
  }

  @Test
  void aRejectCarriesTheRowButNotAllOfALongOne() {
    for (JsonNode reject : prepared.rejects()) {
      assertThat(reject.get("record").toString()).hasSizeLessThan(1 << 20);
    }
    JsonNode missing =
        prepared.rejects().stream()
            .filter(reject -> reject.get("source").asText().endsWith("missing.jsonl"))
            .findFirst()
            .orElseThrow();
    assertThat(missing.get("record")).isEqualTo(PreparedFolder.parse("{\"q\": \"No answer?\"}"));
  }

  /** A heap that holds neither the long line nor the set twice, and a process of its own. */
  @Test
  void halfAGigabyteAndOneCoreInAnotherProcessGiveTheSameBytes() throws Exception {
    Path output = folder.resolve("small");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-Dspark.master=local[1]",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.sql.shuffle.partitions=3",
            "-Dlog4j2.configurationFile=" + System.getProperty("log4j2.configurationFile"),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "prepare",
            "--config",
            folder.resolve("config.yaml").toString(),
            "--set",
            "output=" + output));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    Map<String, String> files = new PreparedFolder(output).files();
    Map<String, String> expected = prepared.files();
    assertThat(files.keySet()).isEqualTo(expected.keySet());
    files.forEach(
        (name, text) ->
            assertThat(
                    text.replace(output.toString(), "OUT")
                        .equals(
                            expected
                                .getOrDefault(name, "")
                                .replace(prepared.root().toString(), "OUT")))
                .as(name)
                .isTrue());
  }

  private static List<String> rejectsOf(String name) {
    List<String> rejects = new ArrayList<>();
    for (JsonNode reject : prepared.rejects()) {
      if (reject.get("source").asText().endsWith("/" + name)) {
        rejects.add(reject.get("reason").asText() + "@" + reject.get("position").asLong());
      }
    }

    return rejects;
  }

  private static Map<String, Hostile> files() {
    Map<String, Hostile> files = new LinkedHashMap<>();
    jsonLines(files);
    encodings(files);
    packed(files);
    documents(files);
    csv(files);

    return files;
  }

  private static void jsonLines(Map<String, Hostile> files) {
    add(files, "plain.jsonl", "OK\nOK\nOK\nOK\nOK\nOK\nOK\nOK\n", 8);
    add(
        files,
        "json.jsonl",
        "OK\n\n{\"q\": \"x\", \"a\":\nnot json\n{'q': 'x'}\n{\"q\": NaN}\nOK\n   \nOK",
        3,
        "source:invalid-json@3",
        "source:invalid-json@4",
        "source:invalid-json@5",
        "source:invalid-json@6");
    add(
        files,
        "trailing.jsonl",
        "OK\nOKgarbage\nOK OK\nOK,\nOK]\nOK",
        2,
        "source:invalid-json@2",
        "source:invalid-json@3",
        "source:invalid-json@4",
        "source:invalid-json@5");
    add(
        files,
        "values.jsonl",
        "OK\n5\n\"text\"\n[1, 2]\nnull\ntrue\nOK\n",
        2,
        "source:not-an-object@2",
        "source:not-an-object@3",
        "source:not-an-object@4",
        "source:not-an-object@5",
        "source:not-an-object@6");
    add(
        files,
        "missing.jsonl",
        "{\"q\": \"No answer?\"}\n{\"a\": \"No question\"}\n{}\nOK\n",
        1,
        "mapping:missing-field:completion@1",
        "mapping:missing-field:prompt@2",
        "mapping:missing-field:prompt@3");
    add(
        files,
        "types.jsonl",
        """
        {"q": {"deep": 1}, "a": "x"}
        {"q": ["a", "b"], "a": "x"}
        {"q": "x", "a": {}}
        OK
        """,
        1,
        "mapping:wrong-type:prompt@1",
        "mapping:wrong-type:prompt@2",
        "mapping:wrong-type:completion@3");
    add(
        files,
        "empty-texts.jsonl",
        "{\"q\": \"\", \"a\": \"x\"}\n{\"q\": \"x\", \"a\": \"  \\t \"}\nOK\n",
        1,
        "empty-turn:prompt@1",
        "blank-turn:completion@2");
    add(
        files,
        "nested.jsonl",
        "OK\n{\"q\": \"x\", \"a\": \"y\", \"n\": " + "[".repeat(100_000) + "\nOK\n",
        2,
        "source:invalid-json@2");
    add(
        files,
        "number.jsonl",
        "{\"q\": \"x\", \"a\": \"y\", \"n\": " + "9".repeat(100_000) + "}\nOK\n",
        1,
        "source:invalid-json@1");
    add(files, "long.jsonl", "OK\n{\"q\": \"LONG\"}\nOK\n", 2, "source:line-too-long@2");
    add(files, "blank.jsonl", "\n\n  \n", 0);
    add(files, "odd name [1] %20 ü.jsonl", "OK\nbroken\n", 1, "source:invalid-json@2");
  }

  private static void encodings(Map<String, Hostile> files) {
    add(files, "mark.jsonl", "\ufeffOK\nOK\n", 2);
    add(files, "returns.jsonl", "OK\r\nOK\r\nbroken\r\n", 2, "source:invalid-json@3");
    add(files, "nul.jsonl", "OK\n{\"q\": \"x\0\", \"a\": \"y\"}\nOK\n", 2, "source:nul-byte@2");
    add(
        files,
        "surrogate.jsonl",
        "OK\n{\"q\": \"cut \\ud83d\", \"a\": \"y\"}\n{\"q\": \"\\ude00\", \"a\": \"y\"}\n",
        1,
        "encoding:lone-surrogate@2",
        "encoding:lone-surrogate@3");
    byte[] latin = text("latin.jsonl", "OK\n{\"q\": \"?\", \"a\": \"y\"}\nOK\n");
    latin[indexOf(latin, '?', 2)] = (byte) 0xe9;
    files.put("latin.jsonl", new Hostile(latin, 2, List.of("source:invalid-utf8@2")));
    byte[] wide = ("\ufeff" + line("wide.jsonl", 0) + "\n").getBytes(UTF_16LE);
    files.put("wide.jsonl", new Hostile(wide, 0, List.of("source:utf-16@1")));
  }

  private static void packed(Map<String, Hostile> files) {
    files.put("nothing.jsonl", new Hostile(new byte[0], 0, List.of("source:empty-file@1")));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      lines.append(line("cut.jsonl.gz", i)).append('\n');
    }
    byte[] whole = gzip(lines.toString());
    files.put("whole.jsonl.gz", new Hostile(gzip(line("whole.jsonl.gz", 1) + "\n"), 1, List.of()));
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    int readable = readable(cut);
    files.put(
        "cut.jsonl.gz",
        new Hostile(cut, readable, List.of("source:damaged-file@" + (readable + 1))));
    files.put(
        "fake.jsonl.gz",
        new Hostile(new byte[] {0x1f, (byte) 0x8b, 8, 0, 1}, 0, List.of("source:damaged-file@1")));
  }

  private static void documents(Map<String, Hostile> files) {
    add(files, "array.json", "[OK,\n5,\nOK]\n", 2, "source:not-an-object@2");
    add(files, "open-array.json", "[OK,\nOK,\n", 2, "source:invalid-json@3");
    add(files, "pretty.json", "{\n\"q\": \"A question pretty.json?\",\n\"a\": \"yes\"\n}\n", 1);
  }

  private static void csv(Map<String, Hostile> files) {
    add(
        files,
        "table.csv",
        "q,a\n\"A question table.csv,\n\"\"quoted\"\"\",yes\nonly one\na,b,c\n"
            + "\"Second question table.csv\",no\n",
        2,
        "source:csv-columns@4",
        "source:csv-columns@5");
    add(
        files,
        "quote.csv",
        "q,a\nA question quote.csv,yes\n\"never closed,no\nAnother question quote.csv,yes\n",
        2,
        "source:csv-quote@3");
  }

  /** Adds a file; {@code OK} stands for a good row of its own, {@code LONG} for 50 MB of text. */
  private static void add(
      Map<String, Hostile> files, String name, String text, int kept, String... rejects) {
    files.put(name, new Hostile(text(name, text), kept, List.of(rejects)));
  }

  private static byte[] text(String name, String text) {
    String filled = text.replace("LONG", LONG);
    int next = filled.indexOf("OK");
    for (int i = 0; next >= 0; i++) {
      String line = line(name, i);
      filled = filled.substring(0, next) + line + filled.substring(next + 2);
      next = filled.indexOf("OK", next + line.length());
    }

    return filled.getBytes(UTF_8);
  }

  private static String line(String name, int number) {
    return GOOD.formatted(name + " " + number, number);
  }

  private static int indexOf(byte[] bytes, char wanted, int which) {
    int seen = 0;
    for (int i = 0; i < bytes.length; i++) {
      seen += bytes[i] == wanted ? 1 : 0;
      if (seen == which) {
        return i;
      }
    }
    throw new AssertionError("Not there: " + wanted);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }

    return bytes.toByteArray();
  }

  /** Returns how many whole lines the JDK finds in damaged gzip. */
  private static int readable(byte[] damaged) {
    int lines = 0;
    try (java.util.zip.GZIPInputStream in =
        new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(damaged))) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        lines += b == '\n' ? 1 : 0;
      }
    } catch (IOException end) {
      return lines;
    }

    return lines;
  }
}
