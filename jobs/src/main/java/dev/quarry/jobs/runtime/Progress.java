package dev.quarry.jobs.runtime;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells a person at the console what a long run is doing: a line a stage. Not thread-safe. */
public final class Progress {
  private static final double SECOND = 1e9;

  private final PrintWriter out;
  private final LongSupplier nanos;
  private final long begun;
  private long stageBegun;
  private String stage = "";

  /**
   * Creates a teller.
   *
   * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
   */
  public Progress(PrintWriter out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  /** Says that a stage begins. */
  public void begin(String name) {
    stage = name;
    stageBegun = nanos.getAsLong();
  }

  /** Says what the stage did, and how long it took. */
  public void end(String result) {
    out.println(String.format(Locale.ROOT, "  %-9s %6.1f s  %s", stage, since(stageBegun), result));
    out.flush();
  }

  /** Says something beside the stages. */
  public void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Returns the seconds since the run began. */
  public double seconds() {
    return since(begun);
  }

  private double since(long from) {
    return (nanos.getAsLong() - from) / SECOND;
  }
}
