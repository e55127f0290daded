package dev.quarry.jobs.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.cost.TokenRange;
import dev.quarry.error.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The size of a set that {@code prepare} has written, from its manifest. */
final class PreparedSet {
  private static final String MANIFEST = "manifest.json";

  private PreparedSet() {}

  /**
   * Returns the size of the training split.
   *
   * @param folder the output of {@code prepare}, on any file system
   * @throws UserException when there is no manifest with tokens
   */
  static SetSize read(String folder) {
    String place = folder + (folder.endsWith("/") ? "" : "/") + MANIFEST;
    JsonNode manifest = parse(place);
    JsonNode planning = manifest.path("tokens").path("planning");
    JsonNode records = manifest.path("splits").path("train").path("records");
    if (!planning.path("total").isIntegralNumber() || !records.isIntegralNumber()) {
      throw new UserException(
          "Cannot read "
              + place
              + ": it has no tokens.planning.total and splits.train.records"
              + " (expected the manifest that prepare writes)");
    }
    long total = planning.path("total").asLong();
    TokenRange tokens =
        new TokenRange(
            Math.min(total, planning.path("low").asLong(total)),
            total,
            Math.max(total, planning.path("high").asLong(total)));

    return new SetSize(tokens, records.asLong(), place);
  }

  private static JsonNode parse(String place) {
    Configuration conf = new Configuration();
    conf.set("fs.s3.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    Path path = new Path(place);
    try (InputStream in = path.getFileSystem(conf).open(path)) {
      return new ObjectMapper().readTree(in);
    } catch (FileNotFoundException e) {
      throw new UserException(
          "Cannot read " + place + ": there is no such file; is the run finished?", e);
    } catch (IOException e) {
      throw new UserException("Cannot read " + place + ": " + e.getMessage(), e);
    }
  }
}
