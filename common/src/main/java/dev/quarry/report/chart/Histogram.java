package dev.quarry.report.chart;

import dev.quarry.report.html.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Records counted by size, in neighbouring bins of rising size.
 *
 * @param bins the bins, none empty at either end, never more than {@link #MOST_BINS}
 */
public record Histogram(List<Bin> bins) {
  /** More bins than this are joined with their neighbours. */
  static final int MOST_BINS = 48;

  /**
   * One bin.
   *
   * @param from the smallest size in it
   * @param to the size where the next one begins; empty where there is no end
   */
  public record Bin(double from, OptionalDouble to, long train, long validation, long test) {
    /** Returns the records in it. */
    public long total() {
      return train + validation + test;
    }

    private Bin with(Bin next) {
      return new Bin(
          from, next.to, train + next.train, validation + next.validation, test + next.test);
    }
  }

  /** Copies the bins. */
  public Histogram {
    bins = List.copyOf(bins);
  }

  /** Reads the rows under {@code histogram}; rows without a beginning are passed over. */
  public static Histogram of(Fields parent) {
    List<Bin> bins = new ArrayList<>();
    for (Fields row : parent.rows("histogram")) {
      OptionalDouble from = row.number("from");
      if (from.isPresent()) {
        long train = row.count("train") + row.count("records");
        bins.add(
            new Bin(
                from.getAsDouble(),
                row.number("to"),
                train,
                row.count("validation"),
                row.count("test")));
      }
    }

    return new Histogram(joined(trimmed(bins)));
  }

  /** Returns the records in the fullest bin. */
  public long fullest() {
    return bins.stream().mapToLong(Bin::total).max().orElse(0);
  }

  /** Returns where a size lies along the bins, as a share of the width; empty when outside. */
  public OptionalDouble position(double size) {
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      double end = bin.to().orElse(bin.from() + 1);
      if (size >= bin.from() && size <= end) {
        double inside = end > bin.from() ? (size - bin.from()) / (end - bin.from()) : 0;

        return OptionalDouble.of((i + inside) / bins.size());
      }
    }

    return OptionalDouble.empty();
  }

  private static List<Bin> trimmed(List<Bin> bins) {
    int first = 0;
    int end = bins.size();
    while (first < end && bins.get(first).total() == 0) {
      first++;
    }
    while (end > first && bins.get(end - 1).total() == 0) {
      end--;
    }

    return bins.subList(first, end);
  }

  private static List<Bin> joined(List<Bin> bins) {
    int width = (bins.size() + MOST_BINS - 1) / MOST_BINS;
    if (width <= 1) {
      return bins;
    }
    List<Bin> wider = new ArrayList<>();
    for (int i = 0; i < bins.size(); i += width) {
      Bin bin = bins.get(i);
      for (Bin next : bins.subList(i + 1, Math.min(bins.size(), i + width))) {
        bin = bin.with(next);
      }
      wider.add(bin);
    }

    return wider;
  }
}
