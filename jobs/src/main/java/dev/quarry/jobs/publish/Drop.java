package dev.quarry.jobs.publish;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A record that repeats another. Crosses to executors.
 *
 * @param segment the dropped record's segment
 * @param row the dropped record's row in it
 * @param keptSegment the kept record's segment
 * @param keptFile the kept record's file
 * @param keptPosition the kept record's position within its slice
 * @param keptId the kept record's own id, or null
 */
public record Drop(
    long segment,
    int row,
    long keptSegment,
    int keptFile,
    long keptPosition,
    @Nullable String keptId)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
