package dev.quarry.jobs.dedup;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds records whose normalised content is the same, by its 128-bit hash. Of each group the
 * longest is kept; among equally long ones the first by the user's id, then by place in the input.
 * Only keys move, and beyond the hashes only those of repeats. The best of a group is a running
 * minimum, so that a group of any size takes neither memory nor a task of its own.
 */
public final class ExactDuplicates {
  private static final String[] HASH = {"hashHigh", "hashLow"};

  private ExactDuplicates() {}

  /**
   * Returns the dropped records, one row each: {@code segment, row}, and of the kept one {@code
   * keptSegment, keptRow, keptFile, keptPosition, keptId}.
   *
   * @param keys columns {@code segment, row, file, position, id, hashHigh, hashLow, length}; the
   *     length is that of the texts as they are, since normalised they are all equally long
   */
  public static Dataset<Row> find(Dataset<Row> keys) {
    Dataset<Row> repeated =
        keys.groupBy("hashHigh", "hashLow")
            .agg(count(lit(1)).as("members"))
            .where(col("members").gt(1))
            .select("hashHigh", "hashLow");
    Dataset<Row> members = keys.join(repeated, HASH);
    Dataset<Row> best =
        members
            .groupBy("hashHigh", "hashLow")
            .agg(
                min(struct(
                        col("length").multiply(-1).as("order1"),
                        col("id").isNull().as("order2"),
                        col("id").as("keptId"),
                        col("segment").as("keptSegment"),
                        col("row").as("keptRow"),
                        col("file").as("keptFile"),
                        col("position").as("keptPosition")))
                    .as("best"))
            .select("hashHigh", "hashLow", "best.*");

    return members
        .select("segment", "row", "hashHigh", "hashLow")
        .join(best, HASH)
        .where(
            not(col("segment").equalTo(col("keptSegment")).and(col("row").equalTo(col("keptRow")))))
        .select("segment", "row", "keptSegment", "keptRow", "keptFile", "keptPosition", "keptId");
  }
}
