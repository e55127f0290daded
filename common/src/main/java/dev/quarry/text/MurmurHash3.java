package dev.quarry.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * MurmurHash3 x64 128 by Austin Appleby (public domain), block by block. Fast and well mixed; not
 * for secrets. Reusable; not thread-safe.
 */
public final class MurmurHash3 {
  /** The bytes of a block. */
  static final int BLOCK = 16;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long h1;
  private long h2;
  private long length;

  /**
   * Returns the first half of the hash of the text's UTF-8 bytes. For the same text and seed it is
   * the same on every machine and in every version: splits are decided by it.
   */
  public static long hash64(String text, long seed) {
    MurmurHash3 hash = new MurmurHash3();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    hash.reset(seed);
    hash.finish(bytes, hash.update(bytes, bytes.length), bytes.length);

    return hash.h1;
  }

  /** Starts anew. */
  void reset(long seed) {
    h1 = seed;
    h2 = seed;
    length = 0;
  }

  /** Mixes the whole blocks before an end in, from the start; returns where they end. */
  int update(byte[] bytes, int end) {
    long a = h1;
    long b = h2;
    int i = 0;
    for (; i + BLOCK <= end; i += BLOCK) {
      a ^= mixFirst((long) LONG.get(bytes, i));
      a = (Long.rotateLeft(a, 27) + b) * 5 + 0x52dce729;
      b ^= mixSecond((long) LONG.get(bytes, i + 8));
      b = (Long.rotateLeft(b, 31) + a) * 5 + 0x38495ab5;
    }
    h1 = a;
    h2 = b;
    length += i;

    return i;
  }

  /** Mixes the last bytes in, fewer than a block, and ends. */
  void finish(byte[] bytes, int from, int to) {
    long first = 0;
    long second = 0;
    for (int i = to - 1; i >= from; i--) {
      long value = bytes[i] & 0xFFL;
      int place = i - from;
      if (place >= 8) {
        second |= value << ((place - 8) * 8);
      } else {
        first |= value << (place * 8);
      }
    }
    length += to - from;
    h1 ^= mixFirst(first) ^ length;
    h2 ^= mixSecond(second) ^ length;
    h1 += h2;
    h2 += h1;
    h1 = avalanche(h1);
    h2 = avalanche(h2);
    h1 += h2;
    h2 += h1;
  }

  /** Returns the first half of the hash. */
  long high() {
    return h1;
  }

  /** Returns the second half of the hash. */
  long low() {
    return h2;
  }

  private static long mixFirst(long block) {
    return Long.rotateLeft(block * C1, 31) * C2;
  }

  private static long mixSecond(long block) {
    return Long.rotateLeft(block * C2, 33) * C1;
  }

  private static long avalanche(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;

    return mixed ^ (mixed >>> 33);
  }
}
