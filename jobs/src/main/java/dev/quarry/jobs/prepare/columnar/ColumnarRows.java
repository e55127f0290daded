package dev.quarry.jobs.prepare.columnar;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import dev.quarry.error.UserException;
import dev.quarry.jobs.source.InputFile;
import dev.quarry.jobs.source.SourceConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Reads Parquet, ORC, Avro and tables by Spark's own readers, each row as the text of an object.
 */
public final class ColumnarRows {
  private static final Map<String, String> KEEP_NULLS = Map.of("ignoreNullFields", "false");

  private ColumnarRows() {}

  /**
   * Returns the rows: {@code json}, {@code path} and {@code start}, the first byte of the block
   * that the row lies in. A table has no files: its rows come in the order of their text.
   */
  public static Dataset<Row> load(
      SparkSession session, SourceConfig source, List<InputFile> files) {
    try {
      return source.format().equals("table")
          ? table(session, source.query())
          : files(session, source.format(), files);
    } catch (UserException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof AnalysisException || e.getCause() instanceof AnalysisException) {
        throw new UserException("Cannot read " + source.shown() + ": " + firstLine(e), e);
      }
      throw e;
    }
  }

  private static Dataset<Row> files(SparkSession session, String format, List<InputFile> files) {
    Dataset<Row> rows =
        session
            .read()
            .format(format)
            .option("mergeSchema", "true")
            .load(files.stream().map(InputFile::path).toArray(String[]::new));

    return rows.select(
        json(rows).as("json"),
        col("_metadata.file_path").as("path"),
        col("_metadata.file_block_start").as("start"));
  }

  private static Dataset<Row> table(SparkSession session, String query) {
    boolean isQuery = query.strip().matches("(?is)(select|with|values|from)\\b.*");
    Dataset<Row> rows = isQuery ? session.sql(query) : session.table(query);

    return rows.select(json(rows).as("json"))
        .orderBy("json")
        .select(
            col("json"),
            functions.lit("").as("path"),
            functions.spark_partition_id().cast("long").as("start"));
  }

  private static Column json(Dataset<Row> rows) {
    Column[] columns =
        Arrays.stream(rows.columns())
            .map(name -> rows.col("`" + name + "`"))
            .toArray(Column[]::new);
    return to_json(struct(columns), KEEP_NULLS);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
