package dev.quarry.transform;

import java.text.Normalizer;

/**
 * Brings a text into normal form KC, which also turns full-width letters, ligatures and the like.
 */
final class Compatible extends CharacterTransform {
  Compatible() {
    super(
        "nfkc",
        "Brings characters into normal form KC; loses superscripts, ligatures, full width",
        false);
  }

  @Override
  boolean isTrigger(int codePoint) {
    return codePoint >= 0xA0;
  }

  @Override
  String rewrite(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
