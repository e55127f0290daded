package dev.quarry.config;

import dev.quarry.error.UserException;
import java.util.ArrayList;
import java.util.List;

/** Gathers every fault of a config, so that the user sees all of them at once. Not thread-safe. */
public final class Problems {
  private final List<String> messages = new ArrayList<>();

  /** Adds a fault. */
  public void add(String message) {
    if (!messages.contains(message)) {
      messages.add(message);
    }
  }

  /** Returns the faults in the order in which they were found. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  /**
   * Throws if there is any fault.
   *
   * @throws UserException with every fault on a line of its own
   */
  public void throwIfAny(String where) {
    if (messages.isEmpty()) {
      return;
    }
    StringBuilder all = new StringBuilder("Cannot use " + where + ": ");
    if (messages.size() == 1) {
      all.append(messages.get(0));
    } else {
      all.append(messages.size()).append(" faults");
      for (String message : messages) {
        all.append("\n  - ").append(message);
      }
    }
    throw new UserException(all.toString());
  }
}
