package dev.quarry.cost;

import java.math.BigDecimal;

/**
 * The traffic above which a way that is paid by the hour costs less than one that is paid by the
 * token, for the same mix of input and output.
 *
 * @param hourly the way paid by the hour
 * @param perToken the way paid by the token
 * @param requestsPerMonth requests a month
 * @param tokensPerMonth input and output tokens a month
 * @param tokensPerHour input and output tokens an hour, over the hours that are paid for
 */
public record BreakEven(
    String hourly,
    String perToken,
    BigDecimal requestsPerMonth,
    BigDecimal tokensPerMonth,
    BigDecimal tokensPerHour) {}
