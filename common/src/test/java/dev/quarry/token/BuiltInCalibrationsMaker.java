package dev.quarry.token;

import dev.quarry.text.ScriptClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes {@code calibrations.yaml}. Run by hand: {@code BuiltInCalibrationsMaker DATA-FOLDER DATE
 * OUTPUT}. Prints the error by source text on standard error.
 */
final class BuiltInCalibrationsMaker {
  private static final String HEADER =
      """
      # Built-in calibrations: tokens per character by script class. STAND-INS: the tokenizers of the models on Bedrock are
      # not published (that of gpt-oss is: o200k_harmony, which splits text as o200k_base does). Nova's notebooks call
      # cl100k_base close to Nova's tokenizer; for the others it stands in as one of the common kind.
      #
      # Made by BuiltInCalibrationsMaker (test sources) with CalibrationFit from counts by jtokkit 1.1.0 over COUNT texts of up
      # to 2,000 characters: the Universal Declaration of Human Rights in 32 languages, Dolly (English, Japanese), GSM8K,
      # the reStructuredText sources of the Python 3.11 manual, XQuAD in 6 languages; and generated runs of emoji and of
      # letters of scripts without a class. None of these texts is kept here.
      #
      # p05..p95 is the band of truth / estimate over held-out texts; for a stand-in it spans both vocabularies, so that it
      # also shows how far two tokenizers are apart.
      """;

  private BuiltInCalibrationsMaker() {}

  public static void main(String[] arguments) throws IOException {
    List<String> texts = new ArrayList<>(new SharedTexts(Path.of(arguments[0])).mixture());
    texts.addAll(generated());
    Calibration prior = prior();
    TokenEstimator cl100k = Estimators.byId("cl100k", prior);
    TokenEstimator o200k = Estimators.byId("o200k", prior);
    List<CalibrationFit.Pair> large = counted(texts, o200k);
    List<CalibrationFit.Pair> common = counted(texts, cl100k);
    StringBuilder out = new StringBuilder(HEADER.replace("COUNT", String.valueOf(texts.size())));
    out.append("ranges:\n");
    List<CalibrationFit.Pair> both = new ArrayList<>(common);
    both.addAll(large);
    both.removeIf(pair -> !CalibrationFit.isHeldOut(pair.text()));
    for (String rule : List.of("aws-planning", "aws-conservative")) {
      line(out, rule, CalibrationFit.measure(Estimators.byId(rule, prior), both));
    }
    line(out, "cl100k", CalibrationFit.measure(cl100k, large));
    line(out, "o200k", CalibrationFit.measure(o200k, common));
    out.append("calibrations:\n");
    String date = arguments[1];
    Calibration standIn = CalibrationFit.fit("cl100k_base", date, "jtokkit 1.1.0", common, prior);
    Calibration own = CalibrationFit.fit("o200k_base", date, "jtokkit 1.1.0", large, prior);
    HeldOut wide = CalibrationFit.measure(new CalibratedEstimator(standIn), both);
    append(out, standIn, "claude, cohere, llama, none, nova, nova-2, qwen, titan", wide);
    append(out, own, "openai", own.heldOut());
    Files.writeString(Path.of(arguments[2]), out);
    report(Path.of(arguments[0]), standIn, cl100k);
    report(Path.of(arguments[0]), own, o200k);
  }

  private static void line(StringBuilder out, String id, HeldOut error) {
    out.append(
        String.format(Locale.ROOT, "  %s: {p05: %s, p95: %s}%n", id, error.p05(), error.p95()));
  }

  private static void append(
      StringBuilder out, Calibration calibration, String families, HeldOut band) {
    out.append("  - families: [").append(families).append("]\n");
    out.append("    model: ").append(calibration.model()).append('\n');
    out.append("    as-of: \"").append(calibration.asOf()).append("\"\n");
    out.append("    source: ").append(calibration.source()).append('\n');
    out.append("    texts: ").append(calibration.texts()).append('\n');
    out.append(
        String.format(
            Locale.ROOT,
            "    held-out: {texts: %d, mean-relative-error: %s, p05: %s, p95: %s}%n",
            calibration.heldOut().texts(),
            calibration.heldOut().meanRelativeError(),
            band.p05(),
            band.p95()));
    out.append("    factors:\n");
    calibration
        .factors()
        .forEach(
            (key, factor) ->
                out.append("      ").append(key.id()).append(": ").append(factor).append('\n'));
  }

  private static void report(Path folder, Calibration calibration, TokenEstimator vocabulary)
      throws IOException {
    System.err.println(calibration.model() + " " + calibration.heldOut());
    CalibratedEstimator estimator = new CalibratedEstimator(calibration);
    SharedTexts shared = new SharedTexts(folder);
    try (var files = Files.list(folder.resolve("udhr"))) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        HeldOut error =
            CalibrationFit.measure(estimator, counted(shared.declaration(file), vocabulary));
        System.err.println(file.getFileName() + " " + error);
      }
    }
  }

  private static List<CalibrationFit.Pair> counted(List<String> texts, TokenEstimator vocabulary) {
    return texts.stream().map(t -> new CalibrationFit.Pair(t, vocabulary.count(t))).toList();
  }

  /** Emoji and letters of scripts without a class, which the texts hardly have. */
  private static List<String> generated() {
    List<String> texts = new ArrayList<>();
    runs(0x1F300, 0x1F64F, 10, texts);
    runs(0x1F900, 0x1F9FF, 10, texts);
    runs(0x0531, 0x0556, 10, texts);
    runs(0x10D0, 0x10F0, 10, texts);
    runs(0x1200, 0x1248, 10, texts);
    runs(0x1780, 0x17B3, 10, texts);
    runs(0x1000, 0x1021, 10, texts);
    runs(0x0E81, 0x0EB0, 10, texts);

    return texts;
  }

  private static void runs(int from, int to, int size, List<String> texts) {
    for (int start = from; start + size <= to; start += size) {
      StringBuilder text = new StringBuilder();
      for (int codePoint = start; codePoint < start + size; codePoint++) {
        if (Character.isDefined(codePoint)) {
          text.appendCodePoint(codePoint);
        }
      }
      texts.add(text.toString());
    }
  }

  /** Rough costs to begin with; the texts overrule them. */
  private static Calibration prior() {
    Map<ScriptClass, Double> factors = new EnumMap<>(ScriptClass.class);
    ScriptClass.all().forEach(scriptClass -> factors.put(scriptClass, 0.8));
    factors.put(ScriptClass.LATIN, 0.25);
    factors.put(ScriptClass.DIGITS, 0.4);
    factors.put(ScriptClass.SPACE, 0.1);
    factors.put(ScriptClass.LINE_END, 0.3);
    factors.put(ScriptClass.PUNCTUATION, 0.6);
    factors.put(ScriptClass.CODE, 0.6);
    factors.put(ScriptClass.EMOJI, 2.5);
    factors.put(ScriptClass.OTHER, 2.0);

    return new Calibration(
        "rough", "2026-01-01", "rule of thumb", 1, new HeldOut(1, 1, 0, 10), factors);
  }
}
