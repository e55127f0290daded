package dev.quarry.jobs.prepare.columnar;

import dev.quarry.error.UserException;
import dev.quarry.jobs.source.SourceConfig;
import java.util.List;

/** Tells a query of the user's that fails from a defect. */
public final class ReadFailures {
  private static final int DEEPEST = 30;
  private static final String OURS = "dev.quarry.";

  private ReadFailures() {}

  /**
   * Returns the failure of a pass over the sources as it should go on: in the user's words when
   * only a query can have caused it, that is, when nothing of Quarry was running where it arose.
   */
  public static RuntimeException explain(Exception failure, List<SourceConfig> sources) {
    List<String> queries =
        sources.stream()
            .filter(source -> source.format().equals("table"))
            .map(SourceConfig::query)
            .toList();
    Throwable root = failure;
    for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
      root = root.getCause();
    }
    if (!queries.isEmpty() && !isOurs(root)) {
      String reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
      return new UserException(
          "Cannot read " + String.join(", ", queries) + ": " + reason + " (correct the query)",
          failure);
    }

    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("The sources cannot be read", failure);
  }

  private static boolean isOurs(Throwable root) {
    for (StackTraceElement frame : root.getStackTrace()) {
      if (frame.getClassName().startsWith(OURS)) {
        return true;
      }
    }

    return root instanceof UserException;
  }
}
