package dev.quarry.aws.compose;

import java.io.Serializable;

/**
 * One of the objects that are composed into one.
 *
 * @param key its key, in the bucket of the composed object
 * @param bytes its size
 */
public record S3Part(String key, long bytes) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Refuses a negative size. */
  public S3Part {
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes must not be negative: " + bytes);
    }
  }
}
