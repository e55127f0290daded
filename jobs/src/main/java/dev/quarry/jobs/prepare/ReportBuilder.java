package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.format.Format;
import dev.quarry.format.Formats;
import dev.quarry.jobs.Version;
import dev.quarry.jobs.prepare.quality.Gates;
import dev.quarry.jobs.prepare.quality.QualityRun;
import dev.quarry.jobs.publish.PartSummary;
import dev.quarry.jobs.split.Side;
import dev.quarry.metric.LogHistogram;
import dev.quarry.token.TokenPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes {@code report.json}: every figure that the page shows, and nothing else. */
final class ReportBuilder {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LABELS_SHOWN = 500;

  private final PrepareConfig config;
  private final Outcome outcome;
  private final TokenPlan plan;
  private final String folder;

  ReportBuilder(PrepareConfig config, Outcome outcome, TokenPlan plan, String folder) {
    this.config = config;
    this.outcome = outcome;
    this.plan = plan;
    this.folder = folder;
  }

  /** Returns the report; {@code target} and {@code cost} are made by those who know models. */
  ObjectNode build(ObjectNode target, ObjectNode cost, ArrayNode limits) {
    ObjectNode report = MAPPER.createObjectNode();
    report.put("job", "prepare");
    report.put("state", outcome.state().id());
    report.put("title", config.tree().path("title").asText(title()));
    ArrayNode warnings = report.putArray("warnings");
    outcome
        .warnings()
        .forEach((id, message) -> warnings.addObject().put("id", id).put("message", message));
    report.set("target", target);
    report.set("inputs", inputs());
    report.set("ledger", ledger());
    report.set("funnel", funnel());
    report.set("splits", splits());
    report.set("tokens", tokens());
    report.set("lengths", lengths());
    report.set("labels", labels());
    report.set("scripts", pairs(outcome.narrow().scripts, "script", "records"));
    report.set("sources", sources());
    report.set("rejects", rejects());
    report.set("duplicates", duplicates());
    report.set("limits", limits);
    report.set("cost", cost);
    report.set("quality", quality());
    report.set("gates", gates());
    report.set("samples", samples());
    report.set("settings", config.tree());
    report.set("versions", versions());

    return report;
  }

  private String title() {
    String path = folder.replaceAll("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static ObjectNode versions() {
    ObjectNode versions = MAPPER.createObjectNode();
    versions.put("quarry", Version.quarry());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    return versions;
  }

  private ArrayNode inputs() {
    ArrayNode inputs = MAPPER.createArrayNode();
    for (int i = 0; i < config.sources().size(); i++) {
      ObjectNode input = inputs.addObject();
      input.put("path", config.sources().get(i).shown());
      input.put("format", config.sources().get(i).format());
      input.put("files", outcome.input().files().get(i).size());
      input.put(
          "bytes", outcome.input().files().get(i).stream().mapToLong(file -> file.length()).sum());
      input.put("read", outcome.narrow().read.getOrDefault(i, 0L));
      ObjectNode shapes = input.putObject("shapes");
      outcome.narrow().shapes.getOrDefault(i, new TreeMap<>()).forEach(shapes::put);
    }

    return inputs;
  }

  private ObjectNode ledger() {
    Outcome.Ledger counts = outcome.ledger();
    ObjectNode ledger = MAPPER.createObjectNode();
    ledger.put("read", counts.read());
    ledger.put("train", counts.train());
    ledger.put("validation", counts.validation());
    ledger.put("test", counts.test());
    ObjectNode rejected = ledger.putObject("rejected");
    counts.rejected().forEach(rejected::put);
    ledger.put("closes", counts.closes());

    return ledger;
  }

  private ArrayNode funnel() {
    Map<String, Long> dropped = new TreeMap<>();
    outcome
        .published()
        .summary()
        .rejects
        .values()
        .forEach(reject -> dropped.merge(reject.stage, reject.count, Long::sum));
    ArrayNode funnel = MAPPER.createArrayNode();
    long left = outcome.ledger().read();
    for (String stage : List.of("read", "map", "encode", "check", "dedup", "cap")) {
      long gone = dropped.getOrDefault(stage, 0L);
      left -= gone;
      funnel.addObject().put("stage", stage).put("records", left).put("dropped", gone);
    }

    return funnel;
  }

  private ObjectNode splits() {
    ObjectNode splits = MAPPER.createObjectNode();
    for (Side side : Outcome.wanted(config)) {
      PartSummary.SideSummary summary = outcome.published().summary().side(side);
      ObjectNode split = splits.putObject(side.id());
      split.put("uri", folder.replaceAll("/+$", "") + "/" + side.fileName());
      split.put("records", summary.lines);
      split.put("bytes", summary.bytes);
      split.put("sha256", outcome.published().hashes().get(side.fileName()));
      ObjectNode tokens = split.putObject("tokens");
      range(tokens, "planning", summary.tokens.sum());
      tokens.put("max", summary.tokens.max());
      tokens.put("limitMax", summary.limitTokens.max());
    }

    return splits;
  }

  private void range(ObjectNode node, String name, long tokens) {
    node.put(name, tokens);
    node.put("low", (long) Math.floor(tokens * plan.planning().range().low()));
    node.put("high", (long) Math.ceil(tokens * plan.planning().range().high()));
  }

  private ObjectNode tokens() {
    LogHistogram all = new LogHistogram();
    LogHistogram limit = new LogHistogram();
    for (Side side : Side.values()) {
      all.merge(outcome.published().summary().side(side).tokens);
      limit.merge(outcome.published().summary().side(side).limitTokens);
    }
    ObjectNode tokens = MAPPER.createObjectNode();
    tokens.put("estimator", plan.planning().id());
    tokens.put("limitEstimator", plan.limit().id());
    tokens.put("basis", plan.basis());
    range(tokens.putObject("planning"), "total", all.sum());
    tokens.put("perRecordLimit", config.target().limits().maxTokens());
    tokens.put("maxSeen", limit.max());
    tokens.set("histogram", histogram(Measure.TOKENS));
    tokens.set("quantiles", quantiles(all));

    return tokens;
  }

  private ObjectNode lengths() {
    ObjectNode lengths = MAPPER.createObjectNode();
    for (Measure measure : List.of(Measure.PROMPT, Measure.COMPLETION)) {
      LogHistogram all = new LogHistogram();
      for (Side side : Side.values()) {
        all.merge(measure.of(outcome.published().summary().side(side)));
      }
      ObjectNode length = lengths.putObject(measure == Measure.PROMPT ? "prompt" : "completion");
      length.set("histogram", histogram(measure));
      length.set("quantiles", quantiles(all));
    }

    return lengths;
  }

  /** Buckets that double, from the first that holds anything to the last. */
  private ArrayNode histogram(Measure measure) {
    long most = 0;
    for (Side side : Side.values()) {
      most = Math.max(most, measure.of(outcome.published().summary().side(side)).max());
    }
    ArrayNode histogram = MAPPER.createArrayNode();
    long from = 0;
    long to = most < 16 ? 1 : Math.max(1, Long.highestOneBit(most) >> 11);
    while (from <= most) {
      ObjectNode bucket = histogram.addObject().put("from", from).put("to", to);
      for (Side side : Outcome.wanted(config)) {
        bucket.put(
            side.id(), measure.of(outcome.published().summary().side(side)).between(from, to));
      }
      from = to;
      to *= 2;
    }

    return histogram;
  }

  private static ObjectNode quantiles(LogHistogram histogram) {
    ObjectNode quantiles = MAPPER.createObjectNode();
    quantiles.put("min", histogram.min());
    for (int percent : new int[] {5, 25, 50, 75, 95, 99}) {
      quantiles.put(String.format("p%02d", percent), histogram.quantile(percent / 100.0));
    }
    quantiles.put("max", histogram.max());

    return quantiles;
  }

  private ObjectNode labels() {
    ObjectNode labels = MAPPER.createObjectNode();
    TreeMap<String, TreeMap<String, Long>> counts = outcome.breakdown().labels();
    labels.put(
        "distinct",
        outcome.metrics().getOrDefault("label-count", (double) counts.size()).longValue());
    List<Map.Entry<String, TreeMap<String, Long>>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort((a, b) -> Long.compare(sum(b.getValue()), sum(a.getValue())));
    ArrayNode rows = labels.putArray("rows");
    long other = 0;
    for (int i = 0; i < sorted.size(); i++) {
      if (i < LABELS_SHOWN) {
        ObjectNode row = rows.addObject().put("label", sorted.get(i).getKey());
        for (Side side : Outcome.wanted(config)) {
          row.put(side.id(), sorted.get(i).getValue().getOrDefault(side.id(), 0L));
        }
      } else {
        other += sum(sorted.get(i).getValue());
      }
    }
    labels.put("other", other);
    labels.put("entropy", outcome.metrics().get("label-entropy"));
    labels.put("imbalance", outcome.metrics().get("label-imbalance"));

    return labels;
  }

  private static long sum(Map<String, Long> sides) {
    return sides.values().stream().mapToLong(Long::longValue).sum();
  }

  private static ArrayNode pairs(Map<String, Long> counts, String key, String value) {
    ArrayNode rows = MAPPER.createArrayNode();
    counts.forEach((name, count) -> rows.addObject().put(key, name).put(value, count));

    return rows;
  }

  private ArrayNode sources() {
    ArrayNode rows = MAPPER.createArrayNode();
    outcome
        .breakdown()
        .origins()
        .forEach((origin, kept) -> rows.addObject().put("source", origin).put("kept", kept));

    return rows;
  }

  private ArrayNode rejects() {
    ArrayNode rejects = MAPPER.createArrayNode();
    outcome.published().summary().rejects.entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue().count, a.getValue().count))
        .forEach(
            entry -> {
              ObjectNode reject = rejects.addObject();
              reject.put("reason", entry.getKey());
              reject.put("stage", entry.getValue().stage);
              reject.put("count", entry.getValue().count);
              reject.put("explanation", RejectReasons.explain(entry.getKey()));
              ArrayNode examples = reject.putArray("examples");
              for (PartSummary.Example example : entry.getValue().examples) {
                examples
                    .addObject()
                    .put("source", example.source())
                    .put("position", example.position())
                    .put("detail", example.text())
                    .put("record", example.record());
              }
            });

    return rejects;
  }

  private ObjectNode duplicates() {
    ObjectNode duplicates = MAPPER.createObjectNode();
    long dropped = outcome.ledger().rejected().getOrDefault("duplicate:exact", 0L);
    long accepted = outcome.narrow().accepted.values().stream().mapToLong(Long::longValue).sum();
    duplicates.put("dropped", dropped);
    duplicates.put("share", accepted == 0 ? 0 : (double) dropped / accepted);
    ArrayNode examples = duplicates.putArray("examples");
    for (PartSummary.Example example : outcome.published().summary().duplicates) {
      JsonNode evidence = RecordPipeline.tree(example.record());
      if (evidence == null) {
        continue;
      }
      ObjectNode shown = examples.addObject();
      shown.set("kind", evidence.get("kind"));
      shown.set("similarity", evidence.get("similarity"));
      shown
          .putObject("dropped")
          .put("id", evidence.path("dropped").asText())
          .put("source", evidence.path("droppedSource").asText())
          .put("position", evidence.path("droppedPosition").asLong())
          .put("text", example.text());
      shown
          .putObject("kept")
          .put("id", evidence.path("kept").asText())
          .put("source", evidence.path("keptSource").asText())
          .put("position", evidence.path("keptPosition").asLong())
          .put("text", keptText(evidence));
    }

    return duplicates;
  }

  private @Nullable String keptText(JsonNode evidence) {
    String place =
        evidence.path("keptSource").asText() + ":" + evidence.path("keptPosition").asLong();
    return outcome.published().summary().keptTexts.get(place);
  }

  private ArrayNode quality() {
    ArrayNode quality = MAPPER.createArrayNode();
    outcome
        .metrics()
        .forEach(
            (name, value) -> {
              Double before = outcome.previous().get(name);
              quality
                  .addObject()
                  .put("metric", name)
                  .put("value", value)
                  .put("previous", before)
                  .put("anomaly", before == null ? null : QualityRun.anomaly(before, value));
            });

    return quality;
  }

  private ArrayNode gates() {
    ArrayNode gates = MAPPER.createArrayNode();
    for (Gates.Verdict verdict : outcome.gates()) {
      gates
          .addObject()
          .put("gate", verdict.gate())
          .put("value", verdict.value())
          .put("passed", verdict.passed());
    }

    return gates;
  }

  private ArrayNode samples() {
    ArrayNode samples = MAPPER.createArrayNode();
    for (Side side : Outcome.wanted(config)) {
      for (PartSummary.Example example : outcome.published().summary().side(side).samples) {
        samples.addObject().put("split", side.id()).put("line", example.text());
      }
    }

    return samples;
  }

  /** Returns the layout of the set. */
  static Format format(PrepareConfig config) {
    return Formats.byId(config.target().format());
  }

  /** What a histogram counts. */
  private enum Measure {
    TOKENS,
    PROMPT,
    COMPLETION;

    LogHistogram of(PartSummary.SideSummary summary) {
      return switch (this) {
        case TOKENS -> summary.tokens;
        case PROMPT -> summary.prompts;
        case COMPLETION -> summary.completions;
      };
    }
  }
}
