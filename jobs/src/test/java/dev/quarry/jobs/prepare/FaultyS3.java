package dev.quarry.jobs.prepare;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;

/** S3A that asks {@link FaultyFileSystem}'s guard before it reads. */
public final class FaultyS3 extends S3AFileSystem {

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    FaultyFileSystem.ask(FaultyFileSystem.Operation.READ, path);
    return super.open(path, bufferSize);
  }
}
