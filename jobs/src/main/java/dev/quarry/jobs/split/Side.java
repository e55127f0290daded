package dev.quarry.jobs.split;

import java.util.Locale;

/** Where a record goes. */
public enum Side {
  /** What the model learns from. */
  TRAIN,
  /** What training is watched with. */
  VALIDATION,
  /** What nobody sees until the end. */
  TEST;

  /** Returns the word that files and reports use. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name of the side's object. */
  public String fileName() {
    return id() + ".jsonl";
  }
}
