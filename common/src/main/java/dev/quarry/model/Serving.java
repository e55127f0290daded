package dev.quarry.model;

import java.util.Locale;

/** A way to serve a customized model. */
public enum Serving {
  /** A custom model deployment, paid per token. */
  ON_DEMAND,
  /** Provisioned Throughput, paid per model unit and hour. */
  PROVISIONED,
  /** The endpoint bedrock-mantle, with no deployment of its own. */
  BEDROCK_MANTLE;

  /** Returns the word that the catalogue uses, such as {@code on-demand}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
