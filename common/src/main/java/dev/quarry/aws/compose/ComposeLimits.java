package dev.quarry.aws.compose;

/**
 * What a multipart upload may consist of.
 *
 * @param minPartBytes the least that any part but the last must have
 * @param maxPartBytes the most that a part may have
 * @param maxParts the most parts of one upload
 * @param copyBytes how much one copy takes where an object is larger, so that copies run side by
 *     side and none takes minutes
 * @param mergeBytes the most that a merge step may hold in memory
 */
public record ComposeLimits(
    long minPartBytes, long maxPartBytes, int maxParts, long copyBytes, long mergeBytes) {
  private static final long MIB = 1L << 20;

  /**
   * The limits of Amazon S3 (user guide, "Amazon S3 multipart upload limits"): 5 MiB to 5 GiB, at
   * most 10,000 parts; copies of 512 MiB and merges of at most 512 MiB are Quarry's choice.
   */
  public static final ComposeLimits S3 =
      new ComposeLimits(5 * MIB, 5 * 1024 * MIB, 10_000, 512 * MIB, 512 * MIB);

  /** Refuses limits under which some byte strings could not be cut. */
  public ComposeLimits {
    if (minPartBytes < 1 || maxParts < 2) {
      throw new IllegalArgumentException("minPartBytes at least 1, maxParts at least 2");
    }
    if (copyBytes < 2 * minPartBytes || copyBytes > maxPartBytes) {
      throw new IllegalArgumentException("copyBytes from twice minPartBytes to maxPartBytes");
    }
    if (mergeBytes < 2 * minPartBytes || mergeBytes > maxPartBytes) {
      throw new IllegalArgumentException("mergeBytes from twice minPartBytes to maxPartBytes");
    }
  }
}
