package dev.quarry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarry.error.UserException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
  private static final Catalogue BUILT_IN = Catalogue.builtIn();

  @ParameterizedTest
  @CsvSource({
    "nova-micro, amazon.nova-micro-v1:0:128k",
    "amazon.nova-micro-v1:0, amazon.nova-micro-v1:0:128k",
    "amazon.nova-micro-v1:0:128k, amazon.nova-micro-v1:0:128k",
    "claude-3-haiku, anthropic.claude-3-haiku-20240307-v1:0:200k",
    "titan-text-express, amazon.titan-text-express-v1:0:8k",
    "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0:300k, amazon.nova-lite-v1:0:300k",
  })
  void findsAModelByIdBaseIdAliasAndArn(String name, String id) {
    assertThat(BUILT_IN.byId(name).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nova-mikro | Unknown model: nova-mikro (did you mean nova-micro?)
          us.amazon.nova-pro-v1:0 | Unknown model: us.amazon.nova-pro-v1:0 (did you mean amazon.nova-pro-v1:0?)
          anthropic.claude-haiku-20240307-v1:0 | anthropic.claude-3-haiku-20240307-v1:0:200k)
          anthropic.claude-3-sonnet-20240229-v1:0 | Claude 3 Sonnet was never customizable on Bedrock
          anthropic.claude-3-5-sonnet-20241022-v2:0 | of the Claude models only anthropic.claude-3-haiku
          anthropic.claude-3-5-haiku-20241022-v1:0 | is in no list of customizable models
          anthropic.claude-haiku-4-5-20251001-v1:0 | this Claude model cannot be customized
          amazon.nova-premier-v1:0 | a teacher of distillation only
          ai21.jamba-1-5-mini-v1:0 | no AI21 model can be customized
          titan-cpt | model titan-text-express, technique cpt
          zzz | (known: nova-micro, nova-lite, nova-pro, nova-2-lite,
          """)
  void saysWhatIsWrongWithAnUnknownModel(String id, String message) {
    assertThatThrownBy(() -> BUILT_IN.byId(id))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Unknown model: " + id + " (")
        .hasMessageContaining(message);
  }

  @Test
  void givesTheTargetOfAModelAndTechnique() {
    Target target = BUILT_IN.target("nova-2-lite", Technique.SFT, null);

    assertThat(target.model()).isEqualTo("amazon.nova-2-lite-v1:0:256k");
    assertThat(target.technique()).isEqualTo(Technique.SFT);
    assertThat(target.format()).isEqualTo("bedrock-conversation");
    assertThat(target.family()).isEqualTo("nova-2");
    assertThat(target.modalities())
        .containsExactly("document", "image", "reasoning", "text", "tool", "video");
  }

  @Test
  void takesTheOnlyTechniqueOrSupervisedFineTuningByDefault() {
    assertThat(BUILT_IN.target("gpt-oss-20b", null, null).technique()).isEqualTo(Technique.RFT);
    assertThat(BUILT_IN.target("nova-micro", null, null).technique()).isEqualTo(Technique.SFT);
  }

  @Test
  void keepsTheLimitsWhenTheFormatIsOverridden() {
    Target target = BUILT_IN.target("nova-micro", Technique.SFT, "preference");

    assertThat(target.format()).isEqualTo("preference");
    assertThat(target.limits().minRecords()).isEqualTo(8L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          claude-3-haiku | distillation | distillation of Anthropic models is not currently available (it has: sft)
          nova-2-lite | dpo | Nova DPO takes the Nova 1 models (Micro, Lite, Pro) only (it has: sft, cpt, rft)
          llama-3.2-11b | cpt | Unsupported technique: cpt of meta.llama3-2-11b-instruct-v1:0:128k (it has: sft)
          """)
  void namesTheTechniquesThatAModelHas(String model, String technique, String message) {
    assertThatThrownBy(() -> BUILT_IN.target(model, Technique.byId(technique), null))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Unsupported technique: " + technique + " of ")
        .hasMessageEndingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-03-09 | becomes legacy on 2026-03-10
          2026-03-10 | is legacy since 2026-03-10: Bedrock takes no new customization jobs on it, and it ends on 2026-09-10
          2026-09-09 | is legacy since 2026-03-10
          2026-09-10 | reached its end of life on 2026-09-10
          """)
  void warnsOfTheModelsLifeByTheDayOfTheRun(LocalDate today, String warning) {
    ModelSpec claude = BUILT_IN.byId("claude-3-haiku");

    assertThat(BUILT_IN.warnings(claude, Technique.SFT, today))
        .singleElement()
        .asString()
        .contains(warning)
        .contains("(as of 2026-10, https://docs.aws.amazon.com/");
  }

  @Test
  void warnsOfWithdrawnModelsAndOtherServices() {
    LocalDate today = LocalDate.parse("2026-11-01");
    ModelSpec micro = BUILT_IN.byId("nova-micro");

    assertThat(BUILT_IN.warnings(BUILT_IN.byId("titan-text-lite"), Technique.CPT, today))
        .singleElement()
        .asString()
        .contains("amazon.titan-text-lite-v1:0:4k is not offered");
    assertThat(BUILT_IN.warnings(micro, Technique.DPO, today))
        .singleElement()
        .asString()
        .contains("dpo of Amazon Nova Micro is not a Bedrock customization job")
        .contains("a SageMaker training job");
    assertThat(BUILT_IN.warnings(BUILT_IN.byId("qwen3-32b"), Technique.RFT, today))
        .singleElement()
        .asString()
        .contains("bedrock-mantle");
    assertThat(BUILT_IN.warnings(micro, Technique.SFT, today)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-sonnet-4-20250514-v1:0, 5",
    "us.anthropic.claude-opus-4-8-20260901-v1:0, 15",
    "global.anthropic.claude-opus-5-5, 10",
    "anthropic.claude-3-haiku-20240307-v1:0, 5",
    "amazon.nova-micro-v1:0, 1",
    "meta.llama3-3-70b-instruct-v1:0, 1",
  })
  void knowsWhatAnOutputTokenCostsOfTheQuota(String id, int factor) {
    assertThat(BUILT_IN.burndown(id)).isEqualTo(factor);
  }

  @Test
  void overlayMergesByIdAndKeepsTheRest() {
    Catalogue mine =
        BUILT_IN.overlay(
            """
            models:
              nova-2-lite:
                techniques: {sft: {limits: {min-records: 8}}}
              amazon.nova-lite-v1:0:300k:
                techniques: {cpt: null}
            prices:
              nova-lite: {train-per-1k: 0.002, storage-per-month: {usd: 1.95, as-of: 2026-11-01, origin: our bill}}
            """,
            "mine.yaml");

    Limits limits = mine.target("nova-2-lite", null, null).limits();
    assertThat(limits.minRecords()).isEqualTo(8L);
    assertThat(limits.maxRecords()).isEqualTo(20_000L);
    assertThat(mine.byId("nova-lite").find(Technique.CPT)).isEmpty();
    assertThat(mine.prices("nova-lite").find(Price.TRAIN_PER_1K).orElseThrow().usd())
        .isEqualTo("0.002");
    assertThat(mine.prices("nova-lite").find(Price.STORAGE_PER_MONTH).orElseThrow().origin())
        .isEqualTo("our bill");
    assertThat(mine.prices("nova-lite").find(Price.INPUT_PER_1K)).isPresent();
    assertThat(BUILT_IN.target("nova-2-lite", null, null).limits().minRecords()).isEqualTo(200L);
  }

  @Test
  void overlayAddsAModel() {
    Catalogue mine =
        BUILT_IN.overlay(
            """
            models:
              amazon.nova-9-max-v1:0:1m:
                family: nova-2
                aliases: [nova-9-max]
                lifecycle: {source: https://example.com/nova-9, as-of: 2027}
                techniques:
                  sft:
                    format: bedrock-conversation
                    limits: {min-records: 10, max-train-bytes: 2GB}
                    source: FT
                    as-of: 2027-01-02
            """,
            "mine.yaml");

    Target target = mine.target("nova-9-max", null, null);
    assertThat(target.model()).isEqualTo("amazon.nova-9-max-v1:0:1m");
    assertThat(target.limits().minRecords()).isEqualTo(10L);
    assertThat(target.limits().maxTrainBytes()).isEqualTo(2_000_000_000L);
    assertThat(mine.all()).hasSize(BUILT_IN.all().size() + 1);
  }

  @Test
  void overlayReportsAllFaultsAtOnce() {
    String yaml =
        """
        modells: {}
        models:
          nova-micro:
            famly: nova
            techniques:
              sft: {limits: {min-records: 0, max-record: 5}, service: sagemakr}
              tuning: {}
          mine:
            family: none
            aliases: [nova-lite]
            lifecycle: {legacy: soon, source: NOWHERE, as-of: lately}
            techniques: {sft: {modalities: [smell]}}
        prices:
          nova-micro: {train-per-1k: -1, train-per-2k: 1, storage-per-month: {usd: 1}}
        """;

    assertThatThrownBy(() -> BUILT_IN.overlay(yaml, "mine.yaml"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot use catalogue mine.yaml: ")
        .hasMessageContainingAll(
            "Unknown key: modells (did you mean models?)",
            "Unknown key: models.amazon.nova-micro-v1:0:128k.famly (did you mean family?)",
            "techniques.sft.limits.min-records: 0 (expected a whole number from 1",
            "techniques.sft.limits.max-record (did you mean max-records?)",
            "techniques.sft.service: sagemakr (did you mean sagemaker?)",
            "Unknown technique: models.amazon.nova-micro-v1:0:128k.techniques.tuning",
            "Ambiguous name: nova-lite",
            "models.mine.lifecycle.legacy: soon (expected a day such as 2026-09-10)",
            "Unknown models.mine.lifecycle.source: NOWHERE",
            "models.mine.lifecycle.as-of: lately",
            "Missing models.mine.techniques.sft.format",
            "Missing models.mine.techniques.sft.source",
            "models.mine.techniques.sft.modalities: smell",
            "train-per-1k: -1 (expected US dollars, 0 or more)",
            "Unknown price: prices.amazon.nova-micro-v1:0:128k.train-per-2k",
            "Missing prices.amazon.nova-micro-v1:0:128k.storage-per-month.origin");
  }

  @Test
  void overlayRefusesAMinimumAboveTheMaximum() {
    assertThatThrownBy(
            () ->
                BUILT_IN.overlay(
                    "models: {nova-micro: {techniques: {sft: {limits: {min-records: 30000}}}}}",
                    "mine.yaml"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("min-records: 30000 (expected at most max-records, which is 20000)");
  }

  @Test
  void hyperparameterFaultsNameTheKnobAndTheRange() {
    TechniqueSpec claude = BUILT_IN.byId("claude-3-haiku").technique(Technique.SFT);

    assertThat(
            claude.faultsOf(
                Map.of(
                    "learningRateMultiplyer",
                    "1",
                    "epochCount",
                    "11",
                    "batchSize",
                    "4.5",
                    "earlyStoppingThreshold",
                    "0.05",
                    "earlyStoppingPatience",
                    "two")))
        .containsExactly(
            "Invalid batchSize: 4.5 (expected a whole number from 4 to 256)",
            "Invalid earlyStoppingPatience: two (expected a whole number from 1 to 10)",
            "Invalid epochCount: 11 (expected a whole number from 1 to 10)",
            "Unknown hyperparameter: learningRateMultiplyer (did you mean"
                + " learningRateMultiplier?)");
    assertThat(BUILT_IN.byId("nova-2-lite").technique(Technique.SFT).faultsOf(Map.of("any", "1")))
        .isEmpty();
  }

  @Test
  void aPriceThatNoSourceGivesIsAbsent() {
    assertThat(BUILT_IN.prices("claude-3-haiku").find(Price.TRAIN_PER_1K)).isEmpty();
    assertThat(BUILT_IN.prices("nova-pro").find(Price.TRAIN_PER_1K)).isEmpty();
    assertThat(BUILT_IN.prices("nobody").points()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nova-2-lite, train-per-1k, 0.00378, 2026-08-02",
    "nova-2-lite, provisioned-per-hour, 60.50, 2026-08-02",
    "nova-2-lite, provisioned-per-hour-one-month, 55.00, 2026-08-02",
    "nova-2-lite, custom-output-per-1k, 0.0025, 2026-08-02",
    "titan-text-lite, provisioned-per-hour, 7.10, undated",
    "cohere-command, train-per-1k, 0.004, 2026-07",
    "cohere-command-light, provisioned-per-hour, 8.56, undated",
  })
  void hasThePricesOfTheSheet(String model, String key, BigDecimal usd, String asOf) {
    PricePoint point = BUILT_IN.prices(model).find(Price.find(key).orElseThrow()).orElseThrow();

    assertThat(point.usd()).isEqualByComparingTo(usd);
    assertThat(point.asOf()).isEqualTo(asOf);
  }

  @Test
  void theUsersPricesGoOverTheBook() {
    Prices own =
        BUILT_IN
            .prices("nova-2-lite")
            .with(Map.of(Price.TRAIN_PER_1K, new BigDecimal("0.002")), "the config's prices");

    assertThat(own.find(Price.TRAIN_PER_1K).orElseThrow().origin())
        .isEqualTo("the config's prices");
    assertThat(own.find(Price.STORAGE_PER_MONTH)).isPresent();
  }

  @Test
  void listsTeachersThatNeedAnInferenceProfile() {
    List<Teacher> profiles = BUILT_IN.teachers().stream().filter(Teacher::profileOnly).toList();

    assertThat(profiles)
        .extracting(Teacher::id)
        .containsExactly("amazon.nova-premier-v1:0", "meta.llama3-3-70b-instruct-v1:0");
  }
}
