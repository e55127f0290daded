package dev.quarry.token;

import dev.quarry.text.CharacterCounts;

/**
 * AWS's rule for limits: 3 characters to a token, rounded down field by field, as AWS's validator
 * of Claude 3 Haiku data counts ({@code len(text) // 3} in amazon-bedrock-samples).
 */
final class ConservativeRule extends CharacterEstimator {
  private static final int CHARACTERS_PER_TOKEN = 3;

  @Override
  public String id() {
    return "aws-conservative";
  }

  @Override
  int count(CharacterCounts counts) {
    return (int) Math.min(Integer.MAX_VALUE, counts.codePoints() / CHARACTERS_PER_TOKEN);
  }

  @Override
  public Range range() {
    return BuiltInCalibrations.rangeOf(id());
  }
}
