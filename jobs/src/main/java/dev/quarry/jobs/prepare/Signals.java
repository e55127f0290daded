package dev.quarry.jobs.prepare;

import dev.quarry.check.TokenCounts;
import dev.quarry.record.RecordTexts;
import dev.quarry.record.TrainingRecord;
import dev.quarry.text.CharacterCounts;
import dev.quarry.text.ContentHash;
import dev.quarry.token.TokenPlan;

/**
 * Measures one record: hashes of its normalised content, tokens and lengths of both sides, its
 * script. Reused from record to record; not thread-safe.
 */
final class Signals {
  private final TokenPlan plan;
  private final ContentHash content = new ContentHash();
  private final ContentHash prompt = new ContentHash();
  private final CharacterCounts characters = new CharacterCounts();

  long hashHigh;
  long hashLow;
  long promptHash;
  int length;
  int tokens;
  int inputLimit;
  int outputLimit;
  int promptChars;
  int completionChars;
  String script = "";
  private boolean hasOutput;

  Signals(TokenPlan plan) {
    this.plan = plan;
  }

  /** Measures the record; the fields hold the result until the next call. */
  void measure(TrainingRecord record) {
    content.reset();
    prompt.reset();
    tokens = 0;
    inputLimit = 0;
    outputLimit = 0;
    promptChars = 0;
    completionChars = 0;
    hasOutput = false;
    characters.reset();
    RecordTexts.visit(record.content(), this::text);
    content.finish();
    hashHigh = content.high();
    hashLow = content.low();
    length = (int) Math.min(Integer.MAX_VALUE, content.length());
    prompt.finish();
    promptHash = hasOutput ? prompt.high() : hashHigh;
    script = characters.dominant().id();
  }

  private void text(String role, RecordTexts.Side side, String text) {
    content.add(role).separator();
    content.add(text).separator();
    long before = characters.codePoints();
    characters.add(text);
    int codePoints = (int) Math.min(Integer.MAX_VALUE, characters.codePoints() - before);
    tokens += plan.planning().count(text);
    int limit = plan.limit().count(text);
    if (side == RecordTexts.Side.OUTPUT) {
      hasOutput = true;
      outputLimit += limit;
      completionChars += codePoints;
    } else {
      prompt.add(text).separator();
      inputLimit += limit;
      promptChars += codePoints;
    }
  }

  TokenCounts limitTokens() {
    return new TokenCounts(inputLimit + outputLimit, inputLimit, outputLimit);
  }
}
