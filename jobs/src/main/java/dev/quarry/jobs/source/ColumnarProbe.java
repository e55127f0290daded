package dev.quarry.jobs.source;

import dev.quarry.error.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.mapred.FsInput;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.orc.OrcFile;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * Looks at the header or footer of a columnar file, so that a damaged one becomes a reject instead
 * of the end of the run.
 */
public final class ColumnarProbe {
  private ColumnarProbe() {}

  /**
   * Returns what is wrong with the file; empty when it opens.
   *
   * @throws UserException when there is no such file, or it may not be read
   */
  public static Optional<String> findDamage(String format, String path, Configuration hadoop) {
    try {
      open(format, new Path(path), hadoop);
      return Optional.empty();
    } catch (FileNotFoundException | AccessDeniedException | AccessControlException e) {
      throw new UserException("Cannot read " + path + ": " + reason(e), e);
    } catch (IOException | RuntimeException e) {
      return Optional.of(reason(e).replace(new Path(path).toString(), "the file"));
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    return message.isBlank() ? e.getClass().getSimpleName() : message;
  }

  private static void open(String format, Path path, Configuration hadoop) throws IOException {
    switch (format) {
      case "parquet" -> ParquetFileReader.open(HadoopInputFile.fromPath(path, hadoop)).close();
      case "orc" -> OrcFile.createReader(path, OrcFile.readerOptions(hadoop)).close();
      case "avro" ->
          new DataFileReader<GenericRecord>(new FsInput(path, hadoop), new GenericDatumReader<>())
              .close();
      default -> throw new IllegalArgumentException("Not a columnar format: " + format);
    }
  }
}
