package dev.quarry.jobs.estimate;

import dev.quarry.cost.ServingComparison;
import dev.quarry.cost.ServingPlan;
import dev.quarry.cost.TrainingCost;
import dev.quarry.cost.TrainingPlan;
import dev.quarry.model.Catalogue;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.Prices;
import dev.quarry.model.Technique;
import dev.quarry.model.TechniqueSpec;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a set costs to train on and a model costs to serve.
 *
 * @param model the model
 * @param row the technique
 * @param size the training set
 * @param epochs how often the set is read
 * @param epochsOrigin who says so
 * @param training what training costs
 * @param plan how the model is to be served; null for no comparison
 * @param serving what the ways of serving cost; null for no comparison
 * @param warnings what the user should know about the model
 */
record Estimate(
    ModelSpec model,
    TechniqueSpec row,
    SetSize size,
    int epochs,
    String epochsOrigin,
    TrainingCost training,
    @Nullable ServingPlan plan,
    @Nullable ServingComparison serving,
    List<String> warnings) {

  /** Works the estimate out. */
  static Estimate of(EstimateConfig config, Catalogue catalogue, SetSize size, LocalDate today) {
    ModelSpec model = catalogue.byId(config.model());
    TechniqueSpec row =
        model.technique(config.technique().isEmpty() ? null : Technique.byId(config.technique()));
    OtherModels others = new OtherModels(catalogue, config);
    Prices prices = catalogue.prices(model.id()).with(config.prices(), "the run's prices");
    Prices teacher = others.teacher(row);
    Prices replaced = others.replaced(teacher);
    int epochs = epochs(config, row);
    ServingPlan plan = config.serving();

    return new Estimate(
        model,
        row,
        size,
        epochs,
        epochsOrigin(config, row),
        TrainingCost.of(
            row,
            new TrainingPlan(
                size.tokens(), size.records(), epochs, config.hours(), config.responseTokens()),
            prices,
            teacher),
        plan,
        plan == null ? null : ServingComparison.of(model, plan, prices, replaced),
        catalogue.warnings(model, row.technique(), today));
  }

  private static int epochs(EstimateConfig config, TechniqueSpec row) {
    Integer asked = config.epochs();

    return asked == null ? row.defaultEpochs().orElse(1) : asked;
  }

  private static String epochsOrigin(EstimateConfig config, TechniqueSpec row) {
    if (config.epochs() != null) {
      return "as asked";
    }

    return row.defaultEpochs().isPresent()
        ? "the service's default"
        : "one pass: no default is published; set estimate.epochs";
  }
}
