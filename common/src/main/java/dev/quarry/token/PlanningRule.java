package dev.quarry.token;

import dev.quarry.text.CharacterCounts;

/**
 * AWS's rule for planning: about 6 characters to a token, rounded up (Bedrock user guide, "Prepare
 * data for fine-tuning your models"). It counts too few for most languages: for limits use another.
 */
final class PlanningRule extends CharacterEstimator {
  private static final int CHARACTERS_PER_TOKEN = 6;

  @Override
  public String id() {
    return "aws-planning";
  }

  @Override
  int count(CharacterCounts counts) {
    return saturated(Math.ceil((double) counts.codePoints() / CHARACTERS_PER_TOKEN));
  }

  @Override
  public Range range() {
    return BuiltInCalibrations.rangeOf(id());
  }
}
