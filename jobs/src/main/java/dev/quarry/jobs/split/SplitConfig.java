package dev.quarry.jobs.split;

import dev.quarry.config.Quantities;
import dev.quarry.config.Section;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How a set is divided.
 *
 * @param validation the validation side
 * @param test the test side
 * @param seed another seed gives another division
 * @param stratifyByLabel whether exact sizes and caps hold for each label
 * @param groupBy whether records with the same group stay together
 */
public record SplitConfig(
    Size validation, Size test, long seed, boolean stratifyByLabel, boolean groupBy)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The share that goes to validation when the config names none. */
  private static final double DEFAULT_VALIDATION = 0.1;

  /**
   * Reads the section {@code split}.
   *
   * @param validationByDefault whether there is a validation side when the config names none
   */
  public static SplitConfig from(Section section, Default validationByDefault) {
    Size otherwise =
        validationByDefault == Default.SHARE ? new Size(DEFAULT_VALIDATION, -1) : Size.NONE;
    Size validation = size(section, "validation", otherwise);
    Size test = size(section, "test", Size.NONE);
    if (validation.share() + test.share() >= 1) {
      section.invalid("validation", validation.share(), "less than 1 together with test");
    }
    boolean exact = section.flag("exact", false);
    if (exact) {
      validation = validation.exactly();
      test = test.exactly();
    }
    boolean stratify = named(section, "stratify-by", "label");
    boolean group = named(section, "group-by", "group");
    section.flag("keep-clusters-together", true);
    SplitConfig config =
        new SplitConfig(
            validation,
            test,
            section.count("seed", 0, Long.MAX_VALUE).orElse(42L),
            stratify,
            group);
    section.close();

    return config;
  }

  private static boolean named(Section section, String key, String only) {
    return section.has(key)
        && section.choice(key, new TreeSet<>(Set.of(only, "none")), "none").equals(only);
  }

  private static Size size(Section section, String key, Size otherwise) {
    if (!section.has(key)) {
      return otherwise;
    }
    String text = section.text(key, "0").trim();
    try {
      return Size.parse(text);
    } catch (IllegalArgumentException e) {
      section.invalid(key, text, "a share below 1, such as 0.1, or a number of records");
      return otherwise;
    }
  }

  /** Returns whether no side has a fixed number of records, so that records never change sides. */
  public boolean isStable() {
    return !validation.isExact() && !test.isExact();
  }

  /** Whether a validation side exists without being asked for. */
  public enum Default {
    /** A tenth. */
    SHARE,
    /** None. */
    NONE
  }

  /**
   * The size of a side.
   *
   * @param share the share of records, 0 for a fixed number
   * @param records the number of records; -1 for a share that holds in the mean, -2 for a share
   *     that holds exactly
   */
  public record Size(double share, long records) implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Pattern SHARE =
        Pattern.compile("[0-9]{0,18}\\.?[0-9]{1,18}(?:[eE]-?[0-9]{1,2})?");

    /** No such side. */
    public static final Size NONE = new Size(0, -1);

    /** Returns whether the side exists. */
    public boolean isWanted() {
      return share > 0 || records > 0;
    }

    /** Returns whether the number of records is exact. */
    public boolean isExact() {
      return records >= 0 || records == -2;
    }

    private static Size parse(String text) {
      BigDecimal number = SHARE.matcher(text).matches() ? new BigDecimal(text) : null;
      if (number == null || number.compareTo(BigDecimal.ONE) >= 0) {
        return new Size(0, Quantities.parseCount(text));
      }

      return number.signum() == 0 ? NONE : new Size(number.doubleValue(), -1);
    }

    Size exactly() {
      return isWanted() && records == -1 ? new Size(share, -2) : this;
    }

    /** Returns the records of this side out of so many; only for an exact size. */
    public long of(long total) {
      return records >= 0 ? Math.min(records, total) : Math.round(share * total);
    }
  }
}
