package dev.quarry.jobs.estimate;

import dev.quarry.error.UserException;
import dev.quarry.model.Catalogue;
import dev.quarry.model.ModelSpec;
import dev.quarry.model.Price;
import dev.quarry.model.Prices;
import dev.quarry.model.Technique;
import dev.quarry.model.TechniqueSpec;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prices of the models beside the customized one: its teacher, and the one it replaces. */
final class OtherModels {
  private final Catalogue catalogue;
  private final EstimateConfig config;

  OtherModels(Catalogue catalogue, EstimateConfig config) {
    this.catalogue = catalogue;
    this.config = config;
  }

  /**
   * Returns the prices of the teacher; null where the technique has none.
   *
   * @throws UserException when the teacher that was asked for cannot teach this model
   */
  @Nullable Prices teacher(TechniqueSpec row) {
    if (row.technique() != Technique.DISTILLATION || row.teachers().isEmpty()) {
      return null;
    }
    if (config.teacher().isEmpty()) {
      return prices(row.teachers().get(0));
    }
    String id = catalogue.find(config.teacher()).map(ModelSpec::baseId).orElse(config.teacher());
    if (!row.teachers().contains(id)) {
      throw new UserException(
          "Unsupported teacher: "
              + config.teacher()
              + " (known for "
              + config.model()
              + ": "
              + String.join(", ", row.teachers())
              + ")");
    }

    return prices(id);
  }

  /** Returns the prices of the model that is replaced: the teacher, unless another is named. */
  @Nullable Prices replaced(@Nullable Prices teacher) {
    return config.insteadOf().isEmpty() ? teacher : prices(config.insteadOf());
  }

  private Prices prices(String id) {
    Map<Price, BigDecimal> own = new EnumMap<>(Price.class);
    config
        .prices()
        .forEach(
            (price, usd) -> {
              if (price == Price.TEACHER_INPUT_PER_1K || price == Price.TEACHER_OUTPUT_PER_1K) {
                own.put(price, usd);
              }
            });

    return new Prices(id, catalogue.prices(id).points()).with(own, "the run's prices");
  }
}
