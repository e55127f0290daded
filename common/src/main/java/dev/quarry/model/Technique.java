package dev.quarry.model;

import dev.quarry.error.Nearest;
import dev.quarry.error.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A way to customize a model. */
public enum Technique {
  /** Supervised fine-tuning. */
  SFT,
  /** Continued pre-training. */
  CPT,
  /** Distillation of a teacher into a student. */
  DISTILLATION,
  /** Reinforcement fine-tuning. */
  RFT,
  /** Direct preference optimisation. */
  DPO;

  /** Returns the word that configs use, such as {@code sft}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the technique with this id.
   *
   * @throws UserException naming the nearest known one
   */
  public static Technique byId(String id) {
    for (Technique technique : values()) {
      if (technique.id().equals(id)) {
        return technique;
      }
    }
    List<String> ids = Arrays.stream(values()).map(Technique::id).toList();
    throw new UserException("Unknown technique: " + id + Nearest.hint(id, ids));
  }
}
