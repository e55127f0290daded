package dev.quarry.jobs.prepare;

import dev.quarry.check.TokenCounts;
import dev.quarry.record.Content;
import dev.quarry.record.RecordTexts;
import dev.quarry.record.TrainingRecord;
import dev.quarry.text.AsciiTexts;
import dev.quarry.text.ContentHash;
import dev.quarry.token.TokenCounter;
import dev.quarry.token.TokenPlan;

/**
 * Measures one record: hashes of its normalised content, tokens and lengths of both sides, its
 * script. Reused from record to record; not thread-safe.
 */
final class Signals {
  /** 2^64 over the golden ratio, odd: spreads sums over all bits. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private final AsciiTexts texts;
  private final TokenCounter counter;
  private final ContentHash content = new ContentHash();

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

  Signals(TokenPlan plan, AsciiTexts texts) {
    this.texts = texts;
    this.counter = new TokenCounter(plan);
  }

  /** Measures the record; the fields hold the result until the next call. */
  void measure(TrainingRecord record) {
    content.reset();
    counter.reset();
    promptHash = 0;
    inputLimit = 0;
    outputLimit = 0;
    promptChars = 0;
    completionChars = 0;
    hasOutput = false;
    RecordTexts.visit(record.content(), this::text);
    verdicts(record);
    content.finish();
    hashHigh = content.high();
    hashLow = content.low();
    length = bounded((long) promptChars + completionChars);
    tokens = bounded(counter.planning());
    promptHash = hasOutput ? promptHash * SPREAD : hashHigh;
    script = counter.dominant().id();
  }

  /** The same words with another verdict on them are another record. */
  private void verdicts(TrainingRecord record) {
    if (record.reference() != null) {
      content.add("reference").separator();
      content.add(record.reference().toString()).separator();
    }
    if (record.content() instanceof Content.Preference preference) {
      for (Content.Candidate candidate : preference.candidates()) {
        content.add(candidate.preferred() ? "preferred" : "other").separator();
      }
    }
  }

  private void text(String role, RecordTexts.Side side, String text) {
    content.add(role).separator();
    byte[] ascii = texts.find(text);
    if (ascii == null) {
      content.add(text).separator();
    } else {
      content.addAscii(ascii).separator();
    }
    counter.add(text, ascii);
    int codePoints = bounded(counter.fieldCodePoints());
    if (side == RecordTexts.Side.OUTPUT) {
      hasOutput = true;
      outputLimit += counter.fieldLimit();
      completionChars += codePoints;
    } else {
      promptHash = (promptHash + text.hashCode()) * SPREAD + text.length();
      inputLimit += counter.fieldLimit();
      promptChars += codePoints;
    }
  }

  private static int bounded(long value) {
    return (int) Math.min(Integer.MAX_VALUE, value);
  }

  TokenCounts limitTokens() {
    return new TokenCounts(inputLimit + outputLimit, inputLimit, outputLimit);
  }
}
