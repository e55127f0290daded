package dev.quarry.cost;

/**
 * A figure that no source gives and that the user has to supply.
 *
 * @param what what it is, with its unit
 * @param key the config key that supplies it
 */
public record MissingFigure(String what, String key) {

  /** Returns the sentence for the user. */
  public String sentence() {
    return "Missing " + what + ": set " + key;
  }
}
