package dev.quarry.format;

import dev.quarry.record.Rule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A format with its words: what help texts, the README and the rule book show. */
abstract class DescribedFormat implements Format {
  private final Words words;

  DescribedFormat(Words words) {
    this.words = words;
  }

  /**
   * What a format says of itself.
   *
   * @param caution what it is not good for, or null
   */
  record Words(
      String id, String summary, String example, @Nullable String caution, List<Rule> rules) {}

  @Override
  public final String id() {
    return words.id();
  }

  @Override
  public final String summary() {
    return words.summary();
  }

  @Override
  public final String example() {
    return words.example();
  }

  @Override
  public final Optional<String> caution() {
    return Optional.ofNullable(words.caution());
  }

  @Override
  public final List<Rule> rules() {
    return words.rules();
  }

  @Override
  public final String toString() {
    return id();
  }
}
