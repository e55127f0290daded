package dev.quarry.report.chart;

/** What a coloured area stands for: the three files of a set, and what did not get into it. */
public enum Series {
  /** Records the model learns from. */
  TRAIN("Training", "s-train"),
  /** Records that measure the model during training. */
  VALIDATION("Validation", "s-validation"),
  /** Records kept aside for the end. */
  TEST("Test", "s-test"),
  /** Records that were rejected. */
  LOST("Rejected", "s-lost"),
  /** Records that went on, whichever file they are in. */
  ALL("Kept", "s-all");

  private final String title;
  private final String css;

  Series(String title, String css) {
    this.title = title;
    this.css = css;
  }

  /** Returns the name a reader sees. */
  public String title() {
    return title;
  }

  /** Returns the style class of its areas. */
  public String css() {
    return css;
  }
}
