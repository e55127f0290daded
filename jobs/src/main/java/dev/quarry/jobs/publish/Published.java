package dev.quarry.jobs.publish;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was published.
 *
 * @param summary the counts of all parts
 * @param hashes for each composed object's name its SHA-256
 */
public record Published(PartSummary summary, Map<String, String> hashes) {
  /** Copies the hashes. */
  public Published {
    hashes = java.util.Collections.unmodifiableMap(new TreeMap<>(hashes));
  }
}
