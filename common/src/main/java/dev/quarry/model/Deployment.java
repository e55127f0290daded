package dev.quarry.model;

import java.util.List;

/**
 * The quotas of an on-demand deployment of a customized model, from AWS's quota page.
 *
 * @param requestsPerMinute requests a minute
 * @param tokensPerMinute tokens a minute
 * @param tokensPerDay tokens a day
 * @param sources where the figures come from
 * @param asOf when they were read
 */
public record Deployment(
    long requestsPerMinute,
    long tokensPerMinute,
    long tokensPerDay,
    List<String> sources,
    String asOf) {

  /** Copies the sources. */
  public Deployment {
    sources = List.copyOf(sources);
  }
}
