package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.check.Checks;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.error.UserException;
import dev.quarry.format.Formats;
import dev.quarry.jobs.models.Targets;
import dev.quarry.jobs.prepare.quality.Gates;
import dev.quarry.jobs.source.SourceConfig;
import dev.quarry.jobs.split.SplitConfig;
import dev.quarry.mapping.MappingSpec;
import dev.quarry.mapping.RowMapping;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.mapping.template.Template;
import dev.quarry.model.Catalogue;
import dev.quarry.model.Target;
import dev.quarry.model.Technique;
import dev.quarry.token.TokenConfig;
import dev.quarry.transform.Transforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of {@code prepare}. Every fault of a config is reported at once.
 *
 * @param target what the set is made for
 * @param modelNamed whether the config names a model, and not a format alone
 * @param sources where rows come from
 * @param mappings what their columns mean
 * @param template the template of the first source that has one
 * @param transforms the config of {@code transforms}, or null
 * @param checks the config of {@code checks}, or null
 * @param exactDuplicates whether repeats are dropped
 * @param split how the set is divided
 * @param tokens which estimators count
 * @param gates what must hold of the finished set
 * @param output the folder of the set
 * @param objects how objects are written to S3
 * @param batch the config of {@code batch-inference}, or null
 * @param partitions into how many pieces the input is cut; 0 leaves it to the cluster
 * @param epochs how often training reads the set, for the cost; 0 for the model's default
 * @param prices prices that the user supplies
 * @param tree the settings as they were read
 */
record PrepareConfig(
    Target target,
    boolean modelNamed,
    List<SourceConfig> sources,
    List<MappingSpec> mappings,
    Optional<Template> template,
    @Nullable JsonNode transforms,
    @Nullable JsonNode checks,
    boolean exactDuplicates,
    SplitConfig split,
    TokenConfig tokens,
    List<String> gates,
    String output,
    ObjectConfig objects,
    @Nullable JsonNode batch,
    int partitions,
    int epochs,
    @Nullable JsonNode prices,
    ObjectNode tree) {

  /**
   * Reads the settings.
   *
   * @throws UserException with every fault
   */
  static PrepareConfig from(ObjectNode tree, String name, Catalogue catalogue) {
    Problems problems = new Problems();
    Section top = new Section("", tree, problems);
    Target target = Targets.from(top, catalogue);
    List<SourceConfig> sources = new ArrayList<>();
    List<MappingSpec> mappings = new ArrayList<>();
    Template template = null;
    for (Section section : top.sections("sources")) {
      SourceConfig source = SourceConfig.from(section);
      RowMapping mapping =
          RowMapping.of(
              section,
              source.isColumnar() || source.format().endsWith("sv")
                  ? Strictness.COLUMNAR
                  : Strictness.STRICT,
              Formats::byId);
      section.close();
      sources.add(source);
      mappings.add(mapping.spec());
      template = template == null ? mapping.template().orElse(null) : template;
    }
    if (sources.isEmpty()) {
      problems.add("Missing sources: at least one entry with a path");
    }
    SplitConfig split = SplitConfig.from(top.section("split"), validationByDefault(target));
    refuseValidation(target, split, problems);
    PrepareConfig config =
        new PrepareConfig(
            target,
            top.has("model"),
            List.copyOf(sources),
            List.copyOf(mappings),
            Optional.ofNullable(template),
            transforms(top),
            checks(top, target),
            exactDuplicates(top.section("dedup")),
            split,
            TokenConfig.from(top.section("tokens")),
            Gates.parse(top),
            top.requiredText("output"),
            ObjectConfig.from(top.section("publish"), top.text("output", ""), target),
            top.node("batch-inference").orElse(null),
            partitions(top.section("read")),
            top.count("epochs", 1, 1000).orElse(0L).intValue(),
            top.node("prices").orElse(null),
            tree);
    top.text("catalogue");
    top.node("estimate");
    top.text("title");
    top.close();
    problems.throwIfAny(name);

    return config;
  }

  private static SplitConfig.Default validationByDefault(Target target) {
    boolean learns =
        target.technique() == Technique.SFT
            || target.technique() == Technique.CPT
            || target.technique() == Technique.RFT;
    return learns && target.limits().validation()
        ? SplitConfig.Default.SHARE
        : SplitConfig.Default.NONE;
  }

  private static void refuseValidation(Target target, SplitConfig split, Problems problems) {
    if (target.model() != null && !target.limits().validation() && split.validation().isWanted()) {
      problems.add(
          "Invalid split.validation: "
              + target.model()
              + " takes no validation set (expected 0; use split.test to hold records back)");
    }
  }

  private static @Nullable JsonNode transforms(Section top) {
    JsonNode config = top.node("transforms").orElse(null);
    Transforms.chain(config, top.problems(), "transforms");

    return config;
  }

  private static @Nullable JsonNode checks(Section top, Target target) {
    JsonNode config = top.node("checks").orElse(null);
    Checks.of(target, config, top.problems(), "checks");

    return config;
  }

  private static boolean exactDuplicates(Section dedup) {
    boolean exact = dedup.flag("exact", true);
    for (String later : List.of("near", "decontaminate-against")) {
      if (dedup.has(later) && !"false".equals(dedup.node(later).map(JsonNode::asText).orElse(""))) {
        dedup.problems().add("Unsupported " + dedup.nameOf(later) + ": only exact is built so far");
      }
    }
    dedup.close();

    return exact;
  }

  private static int partitions(Section read) {
    int partitions = read.count("partitions", 1, 1_000_000).orElse(0L).intValue();
    read.close();

    return partitions;
  }

  /** Returns what the tasks of the narrow pass need. */
  PipelineSpec pipeline(@Nullable String calibration) {
    return new PipelineSpec(
        target,
        sources,
        mappings,
        sources.stream().map(SourceConfig::shown).toList(),
        transforms == null ? null : transforms.toString(),
        checks == null ? null : checks.toString(),
        tree.path("tokens").isMissingNode() ? "{}" : tree.path("tokens").toString(),
        calibration,
        batch == null ? null : batch.toString(),
        split.seed(),
        split.groupBy(),
        exactDuplicates);
  }
}
