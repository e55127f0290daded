package dev.quarry.token;

import dev.quarry.error.UserException;
import dev.quarry.text.CharacterCounts;
import dev.quarry.text.MurmurHash3;
import dev.quarry.text.ScriptClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Fits tokens per character and class to counted texts: least squares with no factor below 0, by
 * coordinate descent. A text weighs by one over its tokens, as for counts whose variance grows with
 * their size. For each class one imaginary text of {@value #PRIOR_CHARACTERS} characters, counted
 * by a prior calibration, joins in: classes that the texts hardly use keep the prior's factor.
 * Every fifth text, by its hash, is held back to measure the error. Deterministic: the order of the
 * texts plays no part.
 */
public final class CalibrationFit {
  /** The fewest texts that make sense. */
  public static final int FEWEST = 20;

  private static final int PRIOR_CHARACTERS = 4;
  private static final int HELD_OUT = 5;
  private static final long SEED = 0x63616c6962726174L;
  private static final int ROUNDS = 20_000;
  private static final double STEP = 1e-10;

  private final int classes = ScriptClass.all().size();
  private final double[][] products = new double[classes][classes];
  private final double[] targets = new double[classes];

  private CalibrationFit() {}

  /**
   * A text with its tokens as the model counts them, at least 1.
   *
   * @param text the text
   * @param tokens its tokens, without those that frame a request
   */
  public record Pair(String text, int tokens) {
    /** Refuses a pair that says nothing. */
    public Pair {
      if (text.isEmpty() || tokens < 1) {
        throw new IllegalArgumentException("Invalid pair: " + tokens + " tokens");
      }
    }
  }

  /**
   * Returns the calibration that fits the pairs best.
   *
   * @param model the model that counted
   * @param asOf the day of the counting
   * @param source who counted, in a few words
   * @param prior gives the factors of classes that the texts do not show
   * @throws UserException when there are too few texts
   */
  public static Calibration fit(
      String model, String asOf, String source, List<Pair> pairs, Calibration prior) {
    List<Pair> fitted = new ArrayList<>();
    List<Pair> heldOut = new ArrayList<>();
    for (Pair pair : sorted(pairs)) {
      (isHeldOut(pair.text()) ? heldOut : fitted).add(pair);
    }
    if (pairs.size() < FEWEST || heldOut.isEmpty()) {
      throw new UserException(
          "Cannot fit a calibration of "
              + model
              + ": "
              + pairs.size()
              + " texts of which "
              + heldOut.size()
              + " are held back (expected at least "
              + FEWEST
              + "; 200 give a useful error figure)");
    }
    CalibrationFit fit = new CalibrationFit();
    fitted.forEach(fit::add);
    fit.addPrior(prior);
    Map<ScriptClass, Double> factors = fit.solve();
    CalibratedEstimator estimator =
        new CalibratedEstimator(new Calibration(model, asOf, source, 1, prior.heldOut(), factors));

    return new Calibration(
        model, asOf, source, fitted.size(), measure(estimator, heldOut), factors);
  }

  /** Returns the error of an estimator on counted texts, at least one. */
  public static HeldOut measure(TokenEstimator estimator, List<Pair> pairs) {
    double[] ratios = new double[pairs.size()];
    double error = 0;
    for (int i = 0; i < ratios.length; i++) {
      double truth = pairs.get(i).tokens();
      double estimate = estimator.count(pairs.get(i).text());
      error += Math.abs(estimate - truth) / truth;
      ratios[i] = truth / Math.max(1, estimate);
    }
    Arrays.sort(ratios);

    return new HeldOut(
        ratios.length,
        rounded(error / ratios.length),
        rounded(ratios[(int) (0.05 * (ratios.length - 1))]),
        rounded(ratios[(int) Math.ceil(0.95 * (ratios.length - 1))]));
  }

  /** Returns whether the text is kept out of every fit. */
  public static boolean isHeldOut(String text) {
    return Math.floorMod(MurmurHash3.hash64(text, SEED), HELD_OUT) == 0;
  }

  private static List<Pair> sorted(List<Pair> pairs) {
    List<Pair> sorted = new ArrayList<>(pairs);
    sorted.sort(Comparator.comparing(Pair::text).thenComparingInt(Pair::tokens));

    return sorted;
  }

  private void add(Pair pair) {
    CharacterCounts counts = new CharacterCounts().add(pair.text());
    double weight = 1.0 / pair.tokens();
    for (int i = 0; i < classes; i++) {
      double count = counts.ofIndex(i);
      targets[i] += count;
      for (int j = 0; j < classes && count > 0; j++) {
        products[i][j] += weight * count * counts.ofIndex(j);
      }
    }
  }

  private void addPrior(Calibration prior) {
    prior
        .factors()
        .forEach(
            (key, factor) -> {
              double weight = PRIOR_CHARACTERS / Math.max(factor, 0.01);
              targets[key.index()] += weight * factor;
              products[key.index()][key.index()] += weight;
            });
  }

  private Map<ScriptClass, Double> solve() {
    double[] factors = new double[classes];
    double change = 1;
    for (int round = 0; round < ROUNDS && change > STEP; round++) {
      change = 0;
      for (int i = 0; i < classes; i++) {
        double rest = targets[i];
        for (int j = 0; j < classes; j++) {
          rest -= j == i ? 0 : products[i][j] * factors[j];
        }
        double factor =
            Math.min(CalibrationParser.LARGEST_FACTOR, Math.max(0, rest / products[i][i]));
        change = Math.max(change, Math.abs(factor - factors[i]));
        factors[i] = factor;
      }
    }
    Map<ScriptClass, Double> byClass = new EnumMap<>(ScriptClass.class);
    for (ScriptClass scriptClass : ScriptClass.all()) {
      byClass.put(scriptClass, rounded(factors[scriptClass.index()]));
    }

    return byClass;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
