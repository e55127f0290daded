package dev.quarry.jobs.source;

import java.io.Serializable;

/**
 * One file of the input.
 *
 * @param path as Hadoop names it
 * @param shown as the user would write it
 * @param length bytes as stored
 */
public record InputFile(String path, String shown, long length) implements Serializable {
  private static final long serialVersionUID = 1L;
}
