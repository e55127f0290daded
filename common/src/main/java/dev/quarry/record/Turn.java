package dev.quarry.record;

import java.util.List;
import java.util.Objects;

/**
 * One message of a conversation. Immutable.
 *
 * @param role {@code user} or {@code assistant}; {@code system} and {@code tool} only in formats
 *     that allow them; kept as it came, so that a check can refuse it
 * @param blocks the content in order; empty only where the source had no content
 */
public record Turn(String role, List<Block> blocks) {
  /** The role of the person who asks. */
  public static final String USER = "user";

  /** The role of the model that answers. */
  public static final String ASSISTANT = "assistant";

  /** Copies the blocks. */
  public Turn {
    Objects.requireNonNull(role, "role");
    blocks = List.copyOf(blocks);
  }

  /** Returns a user turn of one text. */
  public static Turn user(String text) {
    return new Turn(USER, List.of(Block.text(text)));
  }

  /** Returns an assistant turn of one text. */
  public static Turn assistant(String text) {
    return new Turn(ASSISTANT, List.of(Block.text(text)));
  }

  /** Returns the text blocks joined by one line feed; the empty string when there are none. */
  public String text() {
    if (blocks.size() == 1 && blocks.get(0) instanceof Block.Text only) {
      return only.text();
    }
    StringBuilder joined = new StringBuilder();
    for (Block block : blocks) {
      if (block instanceof Block.Text part) {
        if (joined.length() > 0) {
          joined.append('\n');
        }
        joined.append(part.text());
      }
    }

    return joined.toString();
  }

  /** Returns whether every block is text. */
  public boolean isTextOnly() {
    for (Block block : blocks) {
      if (!(block instanceof Block.Text)) {
        return false;
      }
    }

    return true;
  }
}
