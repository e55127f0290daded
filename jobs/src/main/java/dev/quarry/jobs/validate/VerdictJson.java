package dev.quarry.jobs.validate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.jobs.source.InputFile;
import dev.quarry.model.Target;
import dev.quarry.model.Technique;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import java.util.Map;
import java.util.OptionalDouble;

/** A verdict as a program reads it. The same files give the same bytes. */
final class VerdictJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private VerdictJson() {}

  static ObjectNode of(Verdict verdict) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("valid", verdict.isValid());
    json.set("target", target(verdict.target()));
    json.put("errors", verdict.errors());
    json.put("warnings", verdict.warnings());
    json.put("records", verdict.records());
    json.put("validRecords", verdict.validRecords());
    json.put("tokenEstimator", verdict.estimator());
    ObjectNode splits = json.putObject("splits");
    verdict.splits().forEach((side, split) -> splits.set(side.id(), split(split)));
    json.set("rules", rules(verdict));
    ArrayNode faults = json.putArray("faults");
    verdict.findings().forEach(finding -> faults.add(fault(finding)));

    return json;
  }

  private static ObjectNode target(Target target) {
    Technique technique = target.technique();
    return MAPPER
        .createObjectNode()
        .put("model", target.model())
        .put("technique", technique == null ? null : technique.id())
        .put("format", target.format());
  }

  private static ObjectNode split(Verdict.Split split) {
    SplitCounts counts = split.counts();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("records", counts.records);
    json.put("validRecords", counts.valid);
    json.put("bytes", split.bytes());
    ObjectNode tokens = json.putObject("tokens");
    OptionalDouble mean = counts.meanTokens();
    if (mean.isPresent()) {
      tokens
          .put("min", counts.fewestTokens())
          .put("mean", mean.getAsDouble())
          .put("max", counts.mostTokens())
          .put("total", counts.tokens());
    }
    ArrayNode files = json.putArray("files");
    for (InputFile file : split.files()) {
      files.addObject().put("file", file.shown()).put("bytes", file.length());
    }

    return json;
  }

  private static ArrayNode rules(Verdict verdict) {
    Map<String, Rule> book = RuleList.byId();
    ArrayNode rules = MAPPER.createArrayNode();
    for (Verdict.Total total : verdict.totals()) {
      Rule rule = book.get(total.key().rule());
      rules
          .addObject()
          .put("rule", total.key().rule())
          .put("severity", VerdictText.word(total.key().severity()))
          .put("count", total.count())
          .put("shown", total.shown())
          .put("summary", rule == null ? null : rule.summary())
          .put("source", rule == null ? null : rule.source());
    }

    return rules;
  }

  private static ObjectNode fault(Finding finding) {
    Fault fault = finding.fault();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("file", finding.file());
    json.put("line", finding.line() == 0 ? null : Long.valueOf(finding.line()));
    json.put("rule", fault.rule());
    json.put("severity", VerdictText.word(fault.severity()));
    json.put("field", fault.field());
    json.put("message", fault.message());
    json.put("fix", fault.fix());

    return json;
  }
}
