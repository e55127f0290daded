package dev.quarry.token;

import dev.quarry.text.ScriptClass;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How many tokens a character of each class costs with one model, fitted to counted texts.
 * Immutable; crosses to executors.
 *
 * @param model the model whose tokens were counted, or the name of the vocabulary
 * @param asOf the day of the counting, as the user wrote it
 * @param source who counted, in a few words
 * @param texts how many texts the factors were fitted to
 * @param heldOut the error on texts that were held back
 * @param factors tokens per character, for every class
 */
public record Calibration(
    String model,
    String asOf,
    String source,
    int texts,
    HeldOut heldOut,
    Map<ScriptClass, Double> factors)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Checks and copies the factors. */
  public Calibration {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(asOf, "asOf");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(heldOut, "heldOut");
    Map<ScriptClass, Double> copy = new EnumMap<>(ScriptClass.class);
    for (ScriptClass scriptClass : ScriptClass.all()) {
      Double factor = factors.get(scriptClass);
      if (factor == null || !(factor >= 0 && factor <= CalibrationParser.LARGEST_FACTOR)) {
        throw new IllegalArgumentException("Invalid factor of " + scriptClass.id() + ": " + factor);
      }
      copy.put(scriptClass, factor);
    }
    factors = Collections.unmodifiableMap(copy);
  }

  /**
   * Returns the calibration that a file holds, JSON or YAML.
   *
   * @param name what to call the file in messages
   * @throws dev.quarry.error.UserException naming every fault
   */
  public static Calibration parse(String text, String name) {
    return CalibrationParser.parse(text, name);
  }

  /** Returns the calibration as a JSON file; {@link #parse} reads it back. */
  public String toJson() {
    return CalibrationParser.toJson(this);
  }

  /** Returns in one line where the figures come from and how good they are. */
  public String basis() {
    return "fitted to "
        + texts
        + " texts of "
        + model
        + " ("
        + source
        + ", as of "
        + asOf
        + "), mean error "
        + Math.round(heldOut.meanRelativeError() * 1000) / 10.0
        + "% on "
        + heldOut.texts()
        + " others";
  }
}
