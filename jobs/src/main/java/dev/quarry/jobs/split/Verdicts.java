package dev.quarry.jobs.split;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of each record where it goes, from its hashes and its label alone. For shares, the side is a
 * function of the record and the seed, so that adding data never moves a record; for exact numbers
 * and for caps, each stratum has a border between the hashes that are in and those that are out.
 * Crosses to executors.
 */
public final class Verdicts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double test;
  private final double validation;
  private final Map<String, Long> testBorders;
  private final Map<String, Long> validationBorders;
  private final Map<Side, Map<String, Long>> capBorders;
  private final boolean stratified;
  private final boolean exact;

  private Verdicts(
      double test,
      double validation,
      boolean stratified,
      boolean exact,
      Map<String, Long> testBorders,
      Map<String, Long> validationBorders,
      Map<Side, Map<String, Long>> capBorders) {
    this.test = test;
    this.validation = validation;
    this.stratified = stratified;
    this.exact = exact;
    this.testBorders = new HashMap<>(testBorders);
    this.validationBorders = new HashMap<>(validationBorders);
    this.capBorders = new HashMap<>(capBorders);
  }

  /** Returns verdicts by shares alone, with no cap. */
  public static Verdicts byShare(SplitConfig config) {
    return new Verdicts(
        config.test().share(),
        config.validation().share(),
        config.stratifyByLabel(),
        !config.isStable(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  /**
   * Returns these verdicts with exact sides.
   *
   * @param tests for each stratum the largest hash, unsigned, that goes to test
   * @param validations for each stratum the largest hash that goes to test or validation
   */
  public Verdicts withBorders(Map<String, Long> tests, Map<String, Long> validations) {
    return new Verdicts(test, validation, stratified, true, tests, validations, capBorders);
  }

  /** Returns these verdicts with a cap: for each stratum the largest hash that stays. */
  public Verdicts withCap(Side side, Map<String, Long> borders) {
    Map<Side, Map<String, Long>> caps = new HashMap<>(capBorders);
    caps.put(side, new HashMap<>(borders));
    return new Verdicts(test, validation, stratified, exact, testBorders, validationBorders, caps);
  }

  /** Returns the stratum of a record: its label, or one for all. */
  public String stratum(@Nullable String label) {
    return stratified && label != null ? label : "";
  }

  /** Returns the side of a record. */
  public Side side(long splitHash, @Nullable String label) {
    if (exact) {
      String stratum = stratum(label);
      if (isWithin(splitHash, testBorders.get(stratum))) {
        return Side.TEST;
      }
      return isWithin(splitHash, validationBorders.get(stratum)) ? Side.VALIDATION : Side.TRAIN;
    }
    double place = (splitHash >>> 11) * 0x1.0p-53;
    if (place < test) {
      return Side.TEST;
    }

    return place < test + validation ? Side.VALIDATION : Side.TRAIN;
  }

  /** Returns whether the record is beyond the cap of its side. */
  public boolean isCapped(Side side, long capHash, @Nullable String label) {
    Map<String, Long> borders = capBorders.get(side);
    return borders != null && !isWithin(capHash, borders.get(stratum(label)));
  }

  private static boolean isWithin(long hash, @Nullable Long border) {
    return border != null && Long.compareUnsigned(hash, border) <= 0;
  }
}
