package dev.quarry.model;

/**
 * A pattern of model ids and what it stands for.
 *
 * @param match the pattern; {@code *} fits any run of characters
 * @param meaning what an id that fits means
 */
record IdPattern<T>(String match, T meaning) {

  /** Returns whether an id fits the pattern, whatever the case. */
  boolean fits(String id) {
    return fits(
        match.toLowerCase(java.util.Locale.ROOT), 0, id.toLowerCase(java.util.Locale.ROOT), 0);
  }

  private static boolean fits(String pattern, int at, String id, int from) {
    int star = pattern.indexOf('*', at);
    if (star < 0) {
      return id.substring(from).equals(pattern.substring(at));
    }
    String literal = pattern.substring(at, star);
    if (!id.startsWith(literal, from)) {
      return false;
    }
    for (int next = from + literal.length(); next <= id.length(); next++) {
      if (fits(pattern, star + 1, id, next)) {
        return true;
      }
    }

    return false;
  }
}
