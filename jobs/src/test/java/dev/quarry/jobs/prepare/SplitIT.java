package dev.quarry.jobs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitIT {
  private static final Pattern CASE = Pattern.compile("in case (\\d+)\\?");
  private static final List<String> SIDES = List.of("train", "validation", "test");

  @TempDir private Path folder = Path.of("");
  private Path config = Path.of("");

  @BeforeEach
  void write() {
    Corpus.write(folder.resolve("corpus.jsonl"), Corpus.lines(300));
    config =
        Corpus.write(
            folder.resolve("config.yaml"),
            """
            model: nova-micro
            catalogue: '%1$s/catalogue.yaml'
            sources:
              - {path: '%1$s/corpus*.jsonl', fields: %2$s}
            split: {validation: 0.2, test: 0.1}
            """
                .formatted(folder, Corpus.FIELDS));
    Corpus.write(folder.resolve("catalogue.yaml"), "{}");
  }

  @Test
  void aRecordStaysOnItsSideWhenDataIsAdded() {
    Map<Integer, String> before = sides(run("before"));
    Corpus.write(folder.resolve("corpus-2.jsonl"), Corpus.lines(300, 420));
    Map<Integer, String> after = sides(run("after"));

    assertThat(before).hasSize(300);
    assertThat(after).hasSize(420).containsAllEntriesOf(before);
  }

  @Test
  void sharesHoldInTheMean() {
    Map<String, Integer> sizes = sizes(run("shares"));

    assertThat(sizes.get("validation")).isBetween(40, 80);
    assertThat(sizes.get("test")).isBetween(15, 45);
  }

  @Test
  void anotherSeedGivesAnotherDivision() {
    Map<Integer, String> one = sides(run("seed-42"));
    Map<Integer, String> same = sides(run("seed-42-again", "split.seed=42"));
    Map<Integer, String> other = sides(run("seed-7", "split.seed=7"));

    assertThat(same).isEqualTo(one);
    assertThat(other.keySet()).isEqualTo(one.keySet());
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void aNumberOfRecordsIsExactForEveryLabel() {
    PreparedFolder set =
        run("exact", "split.validation=32", "split.test=13", "split.stratify-by=label");

    assertThat(sizes(set)).isEqualTo(Map.of("train", 255, "validation", 32, "test", 13));
    Map<String, Integer> labels = labels(set, "validation");
    assertThat(labels.get("storage")).isBetween(15, 17);
    assertThat(labels.get("compute")).isBetween(10, 12);
    assertThat(labels.get("billing")).isBetween(4, 6);
    assertThat(labels(set, "test").get("storage")).isBetween(6, 7);
  }

  @Test
  void aShareIsExactWhenThatIsAskedFor() {
    assertThat(sizes(run("exact-share", "split.exact=true")))
        .isEqualTo(Map.of("train", 210, "validation", 60, "test", 30));
  }

  @Test
  void moreForValidationThanThereIsLeavesNothingToTrainWith() {
    Launch launch =
        Launch.prepare(config, folder.resolve("all"), "split.validation=1000", "split.test=0")
            .ends(3);

    assertThat(launch.err()).contains("the number of records is 0, the least is 8");
    assertThat(sizes(new PreparedFolder(folder.resolve("all")).closes()).get("validation"))
        .isEqualTo(300);
  }

  @Test
  void recordsOfAGroupStayTogether() {
    PreparedFolder set = run("groups", "split.group-by=group");
    Map<Integer, String> sides = sides(set);

    Map<Integer, String> ofGroups = new HashMap<>();
    sides.forEach((record, side) -> ofGroups.putIfAbsent(record / 4, side));
    sides.forEach(
        (record, side) ->
            assertThat(side).as("record %d", record).isEqualTo(ofGroups.get(record / 4)));
    assertThat(sizes(set).get("validation")).isBetween(28, 100);
    assertThat(sides).isNotEqualTo(sides(run("no-groups")));
  }

  @Test
  void aSetAboveTheMaximumIsCutToItLabelByLabelAndSaysSo() {
    limit("max-records: 50, max-validation-records: 20, max-total-records: 60");
    PreparedFolder set = run("capped", "split.stratify-by=label");

    Map<String, Integer> sizes = sizes(set);
    assertThat(sizes.get("train")).isEqualTo(40);
    assertThat(sizes.get("validation")).isEqualTo(20);
    Map<String, Integer> labels = labels(set, "train");
    assertThat(labels.get("storage")).isBetween(19, 22);
    assertThat(labels.get("compute")).isBetween(11, 15);
    assertThat(labels.get("billing")).isBetween(5, 8);
    assertThat(set.warnings().get("cap:train")).contains("a sample was kept");
    assertThat(set.warnings()).containsKey("cap:validation").doesNotContainKey("cap:test");
    Map<String, Integer> reasons = new TreeMap<>();
    for (JsonNode reject : set.rejects()) {
      reasons.merge(reject.get("reason").asText(), 1, Integer::sum);
    }
    assertThat(reasons.keySet()).containsExactly("cap:train", "cap:validation");
    assertThat(set.text("report.html")).contains("a sample was kept");
  }

  @Test
  void aCapDoesNotMoveRecordsToAnotherSide() {
    Map<Integer, String> all = sides(run("uncapped"));
    limit("max-records: 50");
    Map<Integer, String> kept = sides(run("cut"));

    assertThat(all).containsAllEntriesOf(kept);
    assertThat(kept.values().stream().filter("train"::equals)).hasSize(50);
  }

  @Test
  void aLabelThatManyRecordsLackIsAStratumOfItsOwn() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add(Corpus.row(i).put("topic", i % 2 == 0 ? "even" : "").toString());
    }
    Corpus.write(folder.resolve("corpus.jsonl"), lines);
    PreparedFolder set =
        run("unlabelled", "split.validation=40", "split.test=0", "split.stratify-by=label");

    long even =
        set.lines("validation.jsonl").stream().filter(line -> recordOf(line) % 2 == 0).count();
    assertThat(even).isEqualTo(20);
    assertThat(sizes(set).get("validation")).isEqualTo(40);
  }

  private void limit(String limits) {
    Corpus.write(
        folder.resolve("catalogue.yaml"),
        "models: {nova-micro: {techniques: {sft: {limits: {" + limits + "}}}}}");
  }

  private PreparedFolder run(String name, String... settings) {
    Path output = folder.resolve(name);
    Launch.prepare(config, output, settings).ends(0);

    return new PreparedFolder(output).closes();
  }

  /** Returns for each record, by its number in the corpus, its side. */
  private static Map<Integer, String> sides(PreparedFolder set) {
    Map<Integer, String> sides = new TreeMap<>();
    for (String side : SIDES) {
      for (String line : set.lines(side + ".jsonl")) {
        sides.put(recordOf(line), side);
      }
    }

    return sides;
  }

  private static Map<String, Integer> sizes(PreparedFolder set) {
    Map<String, Integer> sizes = new TreeMap<>();
    SIDES.forEach(side -> sizes.put(side, set.lines(side + ".jsonl").size()));

    return sizes;
  }

  private static Map<String, Integer> labels(PreparedFolder set, String side) {
    Map<String, Integer> labels = new TreeMap<>();
    for (String line : set.lines(side + ".jsonl")) {
      labels.merge(Corpus.row(recordOf(line)).get("topic").asText(), 1, Integer::sum);
    }

    return labels;
  }

  private static int recordOf(String line) {
    Matcher matcher = CASE.matcher(line);
    assertThat(matcher.find()).as(line).isTrue();

    return Integer.parseInt(matcher.group(1));
  }
}
