package dev.quarry.jobs.prepare;

import dev.quarry.jobs.stage.StagedRow;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The keys and signals of an accepted record: what the wide passes see of it. Never its text. */
final class Keys {
  /** The columns, in the order of {@link #row}. */
  static final StructType SCHEMA =
      new StructType()
          .add("segment", DataTypes.LongType, false)
          .add("row", DataTypes.IntegerType, false)
          .add("file", DataTypes.IntegerType, false)
          .add("position", DataTypes.LongType, false)
          .add("hashHigh", DataTypes.LongType, false)
          .add("hashLow", DataTypes.LongType, false)
          .add("promptHash", DataTypes.LongType, false)
          .add("length", DataTypes.IntegerType, false)
          .add("id", DataTypes.StringType, true)
          .add("label", DataTypes.StringType, true)
          .add("origin", DataTypes.StringType, true)
          .add("splitHash", DataTypes.LongType, false)
          .add("capHash", DataTypes.LongType, false)
          .add("tokens", DataTypes.IntegerType, false)
          .add("promptChars", DataTypes.IntegerType, false)
          .add("completionChars", DataTypes.IntegerType, false);

  /** Columns whose values hardly repeat: a dictionary would only cost. */
  static final List<String> UNREPEATED =
      List.of("row", "position", "hashHigh", "hashLow", "promptHash", "id", "splitHash", "capHash");

  private Keys() {}

  static Row row(long segment, StagedRow row, Signals signals) {
    return RowFactory.create(
        segment,
        row.row,
        row.file,
        row.position,
        signals.hashHigh,
        signals.hashLow,
        signals.promptHash,
        signals.length,
        row.id,
        row.label,
        row.origin,
        row.splitHash,
        row.capHash,
        row.tokens,
        row.promptChars,
        row.completionChars);
  }
}
