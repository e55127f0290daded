package dev.quarry.jobs.estimate;

import dev.quarry.jobs.console.Figures;
import dev.quarry.jobs.console.TextTable;
import dev.quarry.text.CharacterCounts;
import dev.quarry.text.ScriptClass;
import dev.quarry.token.Calibration;
import dev.quarry.token.CalibrationFit;
import dev.quarry.token.CalibrationFit.Pair;
import dev.quarry.token.Estimators;
import dev.quarry.token.HeldOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A calibration as text for people. */
final class CalibrationText {
  private final Calibration fitted;
  private final Calibration builtIn;
  private final List<Pair> pairs;

  CalibrationText(Calibration fitted, Calibration builtIn, List<Pair> pairs) {
    this.fitted = fitted;
    this.builtIn = builtIn;
    this.pairs = pairs;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(fitted.model() + ": fitted to " + fitted.texts() + " texts");
    List<Pair> heldOut =
        pairs.stream().filter(pair -> CalibrationFit.isHeldOut(pair.text())).toList();
    TextTable errors =
        new TextTable(
            "on " + heldOut.size() + " held-back texts", ">mean error", ">truth / estimate");
    errors.add(row("this calibration", fitted.heldOut()));
    errors.add(
        row(
            "the built-in stand-in",
            CalibrationFit.measure(Estimators.byId("calibrated", builtIn), heldOut)));
    lines.addAll(errors.lines("  "));
    lines.add("");
    lines.addAll(factors().lines("  "));

    return lines;
  }

  private static String[] row(String name, HeldOut error) {
    return new String[] {
      name,
      String.format(Locale.ROOT, "%.1f%%", error.meanRelativeError() * 100),
      String.format(Locale.ROOT, "%.2f to %.2f in 9 of 10", error.p05(), error.p95())
    };
  }

  private TextTable factors() {
    CharacterCounts counts = new CharacterCounts();
    pairs.forEach(pair -> counts.add(pair.text()));
    TextTable table = new TextTable("class", ">tokens per character", ">characters");
    for (ScriptClass scriptClass : ScriptClass.all()) {
      if (counts.of(scriptClass) > 0) {
        table.add(
            scriptClass.id(),
            String.format(Locale.ROOT, "%.4f", fitted.factors().get(scriptClass)),
            Figures.count(counts.of(scriptClass)));
      }
    }

    return table;
  }
}
