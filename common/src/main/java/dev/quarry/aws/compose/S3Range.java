package dev.quarry.aws.compose;

import java.io.Serializable;

/**
 * A run of bytes inside one source object.
 *
 * @param part the source object
 * @param offset the first byte, from 0
 * @param bytes how many bytes, at least one
 */
public record S3Range(S3Part part, long offset, long bytes) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Refuses a range that is empty or not inside its object. */
  public S3Range {
    if (offset < 0 || bytes < 1 || offset + bytes > part.bytes()) {
      throw new IllegalArgumentException("range outside of its object: " + offset + "+" + bytes);
    }
  }

  /** Returns whether the range is the whole object. */
  public boolean isWhole() {
    return bytes == part.bytes();
  }

  /** Returns the range as HTTP writes it: {@code bytes=first-last}, both inclusive. */
  public String header() {
    return "bytes=" + offset + "-" + (offset + bytes - 1);
  }
}
