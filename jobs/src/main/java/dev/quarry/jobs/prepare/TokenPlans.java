package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.token.Calibration;
import dev.quarry.token.TokenConfig;
import dev.quarry.token.TokenPlan;

/** Builds the estimators of a run from its serialised settings. */
final class TokenPlans {
  private TokenPlans() {}

  static TokenPlan of(PipelineSpec spec) {
    ObjectNode settings =
        RecordPipeline.tree(spec.tokens()) instanceof ObjectNode object
            ? object
            : JsonNodeFactory.instance.objectNode();
    TokenConfig config = TokenConfig.from(new Section("tokens", settings, new Problems()));
    String calibration = spec.calibration();

    return TokenPlan.of(
        config,
        spec.target().family(),
        calibration == null ? null : Calibration.parse(calibration, "tokens.calibration"));
  }
}
