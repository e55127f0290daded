package dev.quarry.jobs.stage;

import org.jspecify.annotations.Nullable;

/**
 * What the narrow pass made of one row: a record with its encoded line, or a reject with the row
 * itself. Reused from row to row: whoever keeps a value copies it.
 */
public final class StagedRow {
  /** The row's number within its segment, from 0. */
  public int row;

  /** Whether the row was rejected. */
  public boolean rejected;

  /** The file's number in its source. */
  public int file;

  /** The line within the slice, from 1, or the element of the file; 0 for the file itself. */
  public long position;

  /** The user's id, or null. */
  public @Nullable String id;

  /** The label, or null. */
  public @Nullable String label;

  /** Where the user says that the record comes from, or null. */
  public @Nullable String origin;

  /** Decides the side of the split. */
  public long splitHash;

  /** Decides who stays when the set is capped. */
  public long capHash;

  /** Tokens by the planning estimator. */
  public int tokens;

  /** Tokens by the limit estimator. */
  public int limitTokens;

  /** Code points of the prompt side. */
  public int promptChars;

  /** Code points of the completion side. */
  public int completionChars;

  /** What the record holds, a bit for each trait; as the set rules count them. */
  public int traits;

  /** The reason of a reject; empty for a record. */
  public String reason = "";

  /** The stage that rejected; empty for a record. */
  public String stage = "";

  /** What is wrong with a reject; empty for a record. */
  public String detail = "";

  /** The encoded line, or the rejected row as one JSON value, without a line feed. */
  public byte[] bytes = new byte[1024];

  /** How many of the bytes count. */
  public int length;

  /** Takes a copy of the bytes. */
  public void setBytes(byte[] from, int offset, int count) {
    if (bytes.length < count) {
      bytes = new byte[Math.max(count, bytes.length * 2)];
    }
    System.arraycopy(from, offset, bytes, 0, count);
    length = count;
  }
}
