package dev.quarry.jobs.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.aws.S3Location;
import dev.quarry.aws.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an S3 server on loopback: what a run reads, what it leaves, what it says. */
@Tag("s3")
class S3IT {
  private static final S3Server SERVER = S3Server.shared();
  private static final List<String> FINISHED =
      List.of(
          "duplicates/part-00000.jsonl",
          "manifest.json",
          "metrics/metrics.json",
          "rejects/part-00000.jsonl",
          "report.html",
          "report.json",
          "train.jsonl",
          "validation.jsonl");
  private static final AtomicInteger BUCKETS = new AtomicInteger();

  @TempDir private Path folder = Path.of("");
  private String bucket = "";
  private Path config = Path.of("");

  @BeforeAll
  static void connect() {
    FaultyFileSystem.install(hadoop());
    SERVER.hadoopConfiguration().forEach(hadoop()::set);
    hadoop().set("fs.s3a.impl", FaultyS3.class.getName());
  }

  @AfterAll
  static void disconnect() {
    SERVER.hadoopConfiguration().keySet().forEach(hadoop()::unset);
    hadoop().unset("fs.s3a.impl");
  }

  @BeforeEach
  void fill() {
    bucket = "quarry-" + BUCKETS.incrementAndGet();
    SERVER.createBucket(bucket);
    put("in/a.jsonl", lines(Corpus.troubled(30)));
    put("in/b.jsonl.gz", gzip(lines(Corpus.lines(30, 60))));
    config = config("s3a://" + bucket + "/in");
  }

  @AfterEach
  void mend() {
    FaultyFileSystem.allowAll();
  }

  @Test
  void readsAndWritesOneObjectASplit() {
    Corpus.write(folder.resolve("in/a.jsonl"), Corpus.troubled(30));
    Corpus.write(folder.resolve("in/b.jsonl"), Corpus.lines(30, 60));
    Path local = folder.resolve("local");
    Launch.prepare(config(folder.resolve("in").toString()), local).ends(0);
    Launch.prepare(config("s3a://" + bucket + "/in"), at("set")).ends(0);

    assertThat(keysUnder("set/")).isEqualTo(FINISHED);
    for (String name : List.of("train.jsonl", "validation.jsonl")) {
      assertThat(read("set/" + name)).isEqualTo(new PreparedFolder(local).text(name));
    }
    assertThat(read("set/rejects/part-00000.jsonl"))
        .contains("\"source\":\"s3a://" + bucket + "/in/a.jsonl\"");
    assertThat(SERVER.unfinishedUploads(bucket)).isEmpty();
  }

  @Test
  void takesTheSchemeThatBedrockTakes() {
    Launch.prepare(config("s3://" + bucket + "/in/*.jsonl*"), "s3://" + bucket + "/set").ends(0);

    assertThat(keysUnder("set/")).isEqualTo(FINISHED);
    assertThat(PreparedFolder.parse(read("set/manifest.json")).at("/splits/train/uri").asText())
        .isEqualTo("s3://" + bucket + "/set/train.jsonl");
  }

  @Test
  void composesManyMebibytesOutOfSeveralParts() throws NoSuchAlgorithmException {
    List<String> rows = new ArrayList<>();
    String filler = "word and word ".repeat(70);
    for (int i = 0; i < 14_000; i++) {
      rows.add("{\"q\": \"Question " + i + "?\", \"a\": \"" + filler + i + "\"}");
    }
    Path input = Corpus.write(folder.resolve("large.jsonl"), rows);
    Launch.prepare(
            config(input.toString()),
            at("large"),
            "read.partitions=2",
            "split.validation=0.05",
            "sources[0].fields={prompt: q, completion: a}")
        .ends(0);
    byte[] train = SERVER.read(new S3Location(bucket, "large/train.jsonl"));

    assertThat(train.length).isGreaterThan(14 << 20);
    assertThat(sha256(train))
        .isEqualTo(
            PreparedFolder.parse(read("large/manifest.json")).at("/splits/train/sha256").asText());
    List<String> questions =
        new String(train, UTF_8)
            .lines()
            .map(line -> PreparedFolder.parse(line).at("/messages/0/content/0/text").asText())
            .toList();
    assertThat(questions).doesNotHaveDuplicates();
    assertThat(questions.get(0)).isIn("Question 0?", "Question 1?", "Question 2?");
    assertThat(SERVER.unfinishedUploads(bucket)).isEmpty();
  }

  @Test
  void refusesAFinishedSetAndReplacesItWhenAsked() {
    Launch.prepare(config, at("set")).ends(0);
    String before = read("set/manifest.json");
    Launch refused = Launch.prepare(config, at("set"), "split.seed=1").ends(2);

    assertThat(refused.err()).contains("it holds a finished set (use --overwrite");
    assertThat(read("set/manifest.json")).isEqualTo(before);

    put("set/notes.txt", "mine".getBytes(UTF_8));
    Launch.prepare(config, at("set"), "split.validation=0", "--overwrite").ends(0);
    assertThat(keysUnder("set/")).doesNotContain("validation.jsonl").contains("notes.txt");
    assertThat(PreparedFolder.parse(read("set/metrics/metrics.json"))).hasSize(2);
  }

  @Test
  void leavesNothingOfARunThatFailsWhileItReads() {
    FaultyFileSystem.guard(
        (operation, path) -> {
          if (path.getName().equals("b.jsonl.gz")) {
            throw new AccessDeniedException(path.toString());
          }
        });
    Launch failed = Launch.prepare(config, at("set")).ends(2);

    assertThat(failed.err()).contains("access is denied, s3a://" + bucket + "/in/b.jsonl.gz");
    assertThat(keysUnder("set/")).isEmpty();
    assertThat(SERVER.unfinishedUploads(bucket)).isEmpty();
  }

  @Test
  void leavesNothingOfARunThatFailsBetweenItsSplits() {
    AtomicInteger composed = new AtomicInteger();
    FaultyFileSystem.guard(
        (operation, path) -> {
          if (path.toString().endsWith("set/validation.jsonl")) {
            composed.set(keysUnder("set/").contains("train.jsonl") ? 1 : 0);
            throw new AccessDeniedException(path.toString());
          }
        });
    Launch.prepare(config, at("set")).ends(2);

    assertThat(composed).hasValue(1);
    assertThat(keysUnder("set/")).isEmpty();
    assertThat(SERVER.unfinishedUploads(bucket)).isEmpty();

    FaultyFileSystem.allowAll();
    Launch.prepare(config, at("set")).ends(0);
    assertThat(keysUnder("set/")).isEqualTo(FINISHED);
  }

  @Test
  void aServerThatStopsMidwayIsNamedWithoutAStackTrace() {
    S3Server mortal = S3Server.start();
    String other = "quarry-mortal";
    mortal.createBucket(other);
    String prefix = "fs.s3a.bucket." + other + ".";
    mortal
        .hadoopConfiguration()
        .forEach((key, value) -> hadoop().set(prefix + key.substring("fs.s3a.".length()), value));
    hadoop().set(prefix + "attempts.maximum", "1");
    hadoop().set(prefix + "retry.limit", "1");
    hadoop().set(prefix + "retry.interval", "1ms");
    Path input = Corpus.write(folder.resolve("in.jsonl"), Corpus.lines(40));
    AtomicInteger reads = new AtomicInteger();
    FaultyFileSystem.guard(
        (operation, path) -> {
          if (path.getName().equals("in.jsonl") && reads.incrementAndGet() == 2) {
            mortal.close();
          }
        });
    Launch failed =
        Launch.prepare(config(FaultyFileSystem.locate(input)), "s3a://" + other + "/set").ends(2);

    assertThat(reads.get()).isGreaterThanOrEqualTo(2);
    assertThat(failed.err()).contains("quarry: Cannot ").contains("onnect");
  }

  @Test
  void anOutputThatBedrockRefusesIsRefusedBeforeTheRun() {
    Launch refused =
        Launch.prepare(config("s3a://" + bucket + "/nothing-here"), at("sets/dt=2026-01-01"))
            .ends(2);

    assertThat(refused.err())
        .contains("Invalid output: s3://" + bucket + "/sets/dt=2026-01-01")
        .contains("for example s3://" + bucket + "/sets/dt-2026-01-01")
        .doesNotContain("nothing-here");
  }

  @Test
  void novasRuleOfNamesIsStricter() {
    String output = at("sets/faq(1)");

    assertThat(Launch.prepare(config, output).ends(2).err())
        .contains("for example s3://" + bucket + "/sets/faq-1");
    Launch.prepare(config, output, "model=null", "format=prompt-completion").ends(0);
  }

  @Test
  void aBucketThatIsNotThereIsNamed() {
    Launch write = Launch.prepare(config, "s3a://quarry-no-such-bucket/set").ends(2);
    Launch read = Launch.prepare(config("s3a://quarry-no-such-bucket/in"), at("set")).ends(2);

    assertThat(read.err()).contains("Cannot read s3a://quarry-no-such-bucket/in");
    assertThat(write.err()).contains("Cannot write to s3a://quarry-no-such-bucket/set");
  }

  private static Configuration hadoop() {
    return Launch.session().sparkContext().hadoopConfiguration();
  }

  private Path config(String input) {
    return Corpus.write(
        folder.resolve("config.yaml"),
        """
        model: nova-micro
        sources:
          - {path: '%s', fields: %s}
        split: {validation: 0.2}
        """
            .formatted(input, Corpus.FIELDS));
  }

  private String at(String name) {
    return "s3a://" + bucket + "/" + name;
  }

  private void put(String key, byte[] bytes) {
    SERVER.put(new S3Location(bucket, key), bytes);
  }

  private String read(String key) {
    return new String(SERVER.read(new S3Location(bucket, key)), UTF_8);
  }

  private List<String> keysUnder(String prefix) {
    return SERVER.keys(bucket).stream()
        .filter(key -> key.startsWith(prefix) && !key.equals(prefix))
        .map(key -> key.substring(prefix.length()))
        .sorted()
        .toList();
  }

  private static byte[] lines(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new AssertionError(e);
    }

    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
