package dev.quarry.cost;

/**
 * What a served model is asked.
 *
 * @param requestsPerDay requests a day
 * @param inputTokens input tokens of one request
 * @param outputTokens output tokens of one request
 */
public record Traffic(long requestsPerDay, long inputTokens, long outputTokens) {
  /** The days of a month in every estimate. */
  public static final int DAYS_PER_MONTH = 30;

  /** Refuses traffic without requests or tokens. */
  public Traffic {
    if (requestsPerDay < 1
        || inputTokens < 0
        || outputTokens < 0
        || inputTokens + outputTokens < 1) {
      throw new IllegalArgumentException("No traffic: " + requestsPerDay + " requests a day");
    }
  }

  /** Returns requests a month. */
  public long requestsPerMonth() {
    return Math.multiplyExact(requestsPerDay, (long) DAYS_PER_MONTH);
  }

  /** Returns input and output tokens of one request. */
  public long tokensPerRequest() {
    return inputTokens + outputTokens;
  }
}
