package dev.quarry.token;

import dev.quarry.config.ConfigTree;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The calibrations that come with Quarry, from {@code calibrations.yaml} beside this class, which
 * says how they were made. They stand in for the models' own tokenizers, which are not published:
 * fit a calibration of one's own where the figures matter.
 */
public final class BuiltInCalibrations {
  private static final String FILE = "calibrations.yaml";
  private static final Map<String, Calibration> BY_FAMILY = new TreeMap<>();
  private static final Map<String, TokenEstimator.Range> RANGES = new TreeMap<>();
  private static final Calibration GENERAL;

  static {
    Problems problems = new Problems();
    Section root = new Section("", ConfigTree.parse(read(), FILE), problems);
    Section ranges = root.section("ranges");
    for (String id : ranges.keys()) {
      Section band = ranges.section(id);
      double low = band.number("p05", 1, 0, 1e6);
      RANGES.put(id, new HeldOut(1, 0, low, band.number("p95", 1, low, 1e6)).range());
    }
    for (Section section : root.sections("calibrations")) {
      Iterable<String> families = section.texts("families");
      Calibration calibration = CalibrationParser.read(section);
      section.close();
      families.forEach(family -> BY_FAMILY.put(family, calibration));
    }
    problems.throwIfAny(FILE);
    GENERAL = Objects.requireNonNull(BY_FAMILY.get("none"), "none");
  }

  private BuiltInCalibrations() {}

  /** Returns the stand-in for a model family; that of the family {@code none} for others. */
  public static Calibration forFamily(String family) {
    return BY_FAMILY.getOrDefault(family, GENERAL);
  }

  /** Returns the range of an estimator that has no calibration of its own. */
  static TokenEstimator.Range rangeOf(String estimator) {
    return Objects.requireNonNull(RANGES.get(estimator), estimator);
  }

  private static String read() {
    try (InputStream in = BuiltInCalibrations.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
