package dev.quarry.jobs.publish;

import dev.quarry.aws.S3ClientSettings;
import dev.quarry.aws.S3Compose;
import dev.quarry.aws.S3Location;
import dev.quarry.aws.S3ObjectSettings;
import dev.quarry.aws.compose.ComposePlan;
import dev.quarry.aws.compose.S3Part;
import dev.quarry.jobs.runtime.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;

/** Makes one object out of part objects, in order, without holding the set in memory. */
final class Composer {
  private static final int BUFFER = 1 << 20;

  private final JavaSparkContext spark;
  private final Configuration hadoop;
  private final S3ObjectSettings objectSettings;

  Composer(JavaSparkContext spark, Configuration hadoop, S3ObjectSettings objectSettings) {
    this.spark = spark;
    this.hadoop = hadoop;
    this.objectSettings = objectSettings;
  }

  /** Composes the object and returns the SHA-256 of its bytes, in hexadecimal. */
  String compose(List<PartSummary.Part> parts, Path destination) throws IOException {
    String scheme = destination.toUri().getScheme();
    if (scheme != null && scheme.startsWith("s3")) {
      composeInS3(parts, destination);
      return hashOnExecutor(destination);
    }

    return concatenate(parts, destination);
  }

  private void composeInS3(List<PartSummary.Part> parts, Path destination) {
    S3Location location = S3Location.parse(destination.toString());
    S3ClientSettings client = S3ClientSettings.from(location.bucket(), Storage.all(hadoop));
    List<S3Part> sources =
        parts.stream()
            .map(part -> new S3Part(S3Location.parse(part.path()).key(), part.bytes()))
            .toList();
    S3Compose.compose(
        client,
        location,
        objectSettings,
        ComposePlan.of(sources),
        (steps, upload) ->
            spark
                .parallelize(steps, Math.max(1, Math.min(steps.size(), 64)))
                .foreachPartition(upload::run));
  }

  /** Reads the object back where there is bandwidth for it: what is hashed is what is stored. */
  private String hashOnExecutor(Path path) {
    Map<String, String> entries = Storage.entries(hadoop);
    String uri = path.toString();
    return spark
        .parallelize(List.of(uri), 1)
        .map(
            object -> {
              Configuration configuration = Storage.configuration(entries);
              Path stored = new Path(object);
              try (InputStream in = Storage.fileSystem(stored, configuration).open(stored)) {
                return copy(in, OutputStream.nullOutputStream(), sha256());
              }
            })
        .first();
  }

  private String concatenate(List<PartSummary.Part> parts, Path destination) throws IOException {
    FileSystem fileSystem = Storage.fileSystem(destination, hadoop);
    Path draft = Storage.draft(destination);
    MessageDigest digest = sha256();
    String hash = HexFormat.of().formatHex(sha256().digest());
    try (OutputStream out = fileSystem.create(draft, true)) {
      for (PartSummary.Part part : parts) {
        try (InputStream in = fileSystem.open(new Path(part.path()))) {
          hash = copy(in, out, digest);
        }
      }
    }
    Storage.rename(fileSystem, draft, destination);

    return hash;
  }

  /** Copies and returns the digest of everything that it has been fed so far. */
  private static String copy(InputStream in, OutputStream out, MessageDigest digest)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    int count = in.read(buffer);
    while (count >= 0) {
      out.write(buffer, 0, count);
      digest.update(buffer, 0, count);
      count = in.read(buffer);
    }
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 cannot be copied", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
