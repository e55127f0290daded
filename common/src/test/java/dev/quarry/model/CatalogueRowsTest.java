package dev.quarry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of every row, and the figures of AWS's pages for a dozen of them. */
class CatalogueRowsTest {
  private static final Set<String> FORMATS =
      Set.of(
          "prompt-completion",
          "cpt-input",
          "cpt-text",
          "plain-text",
          "anthropic-messages",
          "bedrock-conversation",
          "rft-messages",
          "distillation-prompts",
          "nova-dpo",
          "preference",
          "prompt-only",
          "batch-inference",
          "evaluation-prompts");
  private static final Set<String> FAMILIES =
      Set.of("nova", "nova-2", "claude", "llama", "titan", "cohere", "openai", "qwen");

  static Stream<Arguments> rows() {
    return Catalogue.builtIn().all().stream()
        .flatMap(
            model ->
                model.techniques().values().stream()
                    .map(row -> Arguments.of(model, row, model.id() + " " + row.technique().id())));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("rows")
  void everyRowHasAKnownFormatASourceAndADate(ModelSpec model, TechniqueSpec row, String name) {
    assertThat(FORMATS).contains(row.format());
    assertThat(FAMILIES).contains(model.family());
    assertThat(row.sources()).isNotEmpty().allMatch(source -> source.startsWith("https://"));
    assertThat(row.asOf()).matches("undated|20\\d\\d(-\\d\\d){0,2}");
    assertThat(model.lifecycle().sources()).isNotEmpty();
    assertThat(row.modalities()).contains("text");
    assertThat(model.notOffered()).doesNotContainKey(row.technique());
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("rows")
  void everyLimitIsPositive(ModelSpec model, TechniqueSpec row, String name) {
    assertThat(figures(row.limits())).allMatch(figure -> figure.longValue() > 0);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("rows")
  void teachersBelongToDistillationAndAreKnown(ModelSpec model, TechniqueSpec row, String name) {
    List<String> known = Catalogue.builtIn().teachers().stream().map(Teacher::id).toList();

    assertThat(known).containsAll(row.teachers());
    assertThat(row.teachers().isEmpty()).isEqualTo(row.technique() != Technique.DISTILLATION);
  }

  @Test
  void everyPriceBelongsToAKnownModelAndSaysWhereItComesFrom() {
    Catalogue catalogue = Catalogue.builtIn();
    List<String> ids = new ArrayList<>(catalogue.all().stream().map(ModelSpec::id).toList());
    catalogue.teachers().forEach(teacher -> ids.add(teacher.id()));

    List<PricePoint> points =
        ids.stream().flatMap(id -> catalogue.prices(id).points().values().stream()).toList();

    assertThat(points).hasSizeGreaterThan(40);
    assertThat(points).allMatch(point -> point.origin().length() > 10 && !point.asOf().isEmpty());
    assertThat(catalogue.pricedIds()).allMatch(id -> ids.contains(id));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          nova-micro,     sft,          bedrock-conversation, 8,   20000, -,   20000,  true,  32000
          nova-pro,       sft,          bedrock-conversation, 8,   20000, -,   20000,  true,  32000
          nova-2-lite,    sft,          bedrock-conversation, 200, 20000, -,   20000,  false, 32000
          nova-2-lite,    rft,          rft-messages,         100, 20000, -,   -,      true,  -
          nova-2-lite,    cpt,          cpt-text,             -,   -,     -,   -,      true,  -
          gpt-oss-20b,    rft,          rft-messages,         100, 20000, -,   -,      true,  -
          qwen3-32b,      rft,          rft-messages,         100, 20000, -,   -,      true,  -
          claude-3-haiku, sft,          anthropic-messages,   32,  10000, -,   10000,  true,  32000
          llama-3.1-8b,   sft,          prompt-completion,    -,   10000, 100, 10000,  true,  16000
          llama-3.2-90b,  sft,          bedrock-conversation, -,   10000, 100, 10000,  true,  10000
          llama-3.3-70b,  sft,          bedrock-conversation, -,   10000, 100, 10000,  true,  16000
          nova-lite,      distillation, distillation-prompts, 100, 15000, -,   -,      true,  32000
          llama-3.1-70b,  distillation, distillation-prompts, 100, 15000, -,   -,      true,  16000
          nova-micro,     dpo,          nova-dpo,             -,   -,     -,   -,      true,  32768
          titan-text-express, sft,      prompt-completion,    -,   -,     -,   10000,  true,  4096
          titan-text-lite, cpt,         cpt-input,            -,   -,     -,   100000, true,  4096
          titan-text-premier, sft,      prompt-completion,    -,   -,     -,   20000,  true,  4096
          cohere-command, sft,          prompt-completion,    -,   10000, -,   -,      true,  -
          """)
  void hasTheFiguresOfTheSheet(
      String model,
      String technique,
      String format,
      @Nullable Long min,
      @Nullable Long max,
      @Nullable Long minTotal,
      @Nullable Long maxTotal,
      boolean validation,
      @Nullable Integer tokens) {
    Target target = Catalogue.builtIn().target(model, Technique.byId(technique), null);
    Limits limits = target.limits();

    assertThat(target.format()).isEqualTo(format);
    assertThat(limits.minRecords()).isEqualTo(min);
    assertThat(limits.maxRecords()).isEqualTo(max);
    assertThat(limits.minTotalRecords()).isEqualTo(minTotal);
    assertThat(limits.maxTotalRecords()).isEqualTo(maxTotal);
    assertThat(limits.validation()).isEqualTo(validation);
    assertThat(limits.maxTokens()).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          nova-micro,      sft, epochCount,              a whole number from 1 to 5,           2
          nova-lite,       sft, learningRate,            a number from 0.000001 to 0.0001,     0.00001
          nova-pro,        sft, learningRateWarmupSteps, a whole number from 0 to 100,         10
          claude-3-haiku,  sft, batchSize,               a whole number from 4 to 256,         32
          claude-3-haiku,  sft, learningRateMultiplier,  a number from 0.1 to 2,               1
          llama-3.1-8b,    sft, learningRate,            a number from 0.000005 to 0.1,        0.0001
          llama-3.2-1b,    sft, batchSize,               a whole number from 1 to 1,           1
          titan-text-lite, cpt, learningRateWarmupSteps, a whole number from 0 to 250,         5
          titan-text-premier, sft, learningRate,         a number from 0.0000001 to 0.00001,   0.000001
          cohere-command-light, sft, batchSize,          a whole number from 8 to 32,          8
          nova-2-lite,     rft, reasoningEffort,         'one of low, medium, high',           ''
          nova-2-lite,     rft, batchSize,               a whole number from 16 to 512,        ''
          """)
  void hasTheHyperparametersOfTheSheet(
      String model, String technique, String name, String rule, String defaultValue) {
    Hyperparameter knob =
        Catalogue.builtIn()
            .byId(model)
            .technique(Technique.byId(technique))
            .findHyperparameter(name)
            .orElseThrow();

    assertThat(knob.rule()).isEqualTo(rule);
    assertThat(knob.defaultValue() == null ? "" : knob.defaultValue()).isEqualTo(defaultValue);
  }

  @Test
  void fileSizesAreDecimalBytes() {
    Limits claude = Catalogue.builtIn().target("claude-3-haiku", null, null).limits();
    Limits student =
        Catalogue.builtIn().target("nova-micro", Technique.DISTILLATION, null).limits();

    assertThat(claude.maxTrainBytes()).isEqualTo(10_000_000_000L);
    assertThat(claude.maxValidationBytes()).isEqualTo(1_000_000_000L);
    assertThat(claude.minValidationRecords()).isEqualTo(32L);
    assertThat(claude.maxValidationRecords()).isEqualTo(1000L);
    assertThat(student.maxTrainBytes()).isEqualTo(1_000_000_000L);
    assertThat(student.maxLineBytes()).isEqualTo(16_000L);
  }

  @Test
  void onlyNovaTakesPreferencePairsAndNoneOfItsJobsIsABedrockJob() {
    List<ModelSpec> models =
        Catalogue.builtIn().all().stream()
            .filter(model -> model.find(Technique.DPO).isPresent())
            .toList();

    assertThat(models).extracting(ModelSpec::family).containsOnly("nova");
    assertThat(models)
        .extracting(model -> model.technique(Technique.DPO).service())
        .containsOnly(Service.SAGEMAKER);
  }

  private static List<Number> figures(Limits limits) {
    return Stream.<@Nullable Number>of(
            limits.minRecords(),
            limits.maxRecords(),
            limits.minTotalRecords(),
            limits.maxTotalRecords(),
            limits.minValidationRecords(),
            limits.maxValidationRecords(),
            limits.maxTokens(),
            limits.maxInputTokens(),
            limits.maxOutputTokens(),
            limits.maxTrainBytes(),
            limits.maxValidationBytes(),
            limits.maxLineBytes())
        .filter(java.util.Objects::nonNull)
        .toList();
  }
}
