package dev.quarry.transform;

import dev.quarry.text.NormalForm;

/** Brings a text into normal form C: the same characters, one spelling each. */
final class Composed extends CharacterTransform {
  Composed() {
    super("nfc", "Brings characters into Unicode's normal form C", true);
  }

  @Override
  boolean isTrigger(int codePoint) {
    return NormalForm.isSuspicious(codePoint);
  }

  @Override
  String rewrite(String text) {
    return NormalForm.compose(text);
  }
}
