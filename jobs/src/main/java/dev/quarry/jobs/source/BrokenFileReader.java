package dev.quarry.jobs.source;

/** Reports a columnar file that cannot be read. */
final class BrokenFileReader implements RowReader {
  private final Slice slice;
  private final String damage;
  private boolean done;

  BrokenFileReader(Slice slice, String damage) {
    this.slice = slice;
    this.damage = damage;
  }

  @Override
  public boolean advance(RowSink sink) {
    if (done) {
      return false;
    }
    done = true;
    String rule = slice.length() == 0 ? SourceRules.EMPTY_FILE : SourceRules.TRUNCATED;
    String detail =
        slice.length() == 0
            ? SourceRules.detail(rule, "file")
            : "The file cannot be read: " + damage;
    sink.broken(RowSink.COUNTED, rule, detail, "");

    return true;
  }

  @Override
  public long lines() {
    return 0;
  }

  @Override
  public void close() {}
}
