package dev.quarry.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.ConfigTree;
import dev.quarry.config.Problems;
import dev.quarry.config.Section;
import dev.quarry.text.ScriptClass;
import java.util.EnumMap;
import java.util.Map;

/** Reads and writes {@link Calibration} as text. */
final class CalibrationParser {
  /** A character is at most 4 bytes, and a token at least one byte. */
  static final double LARGEST_FACTOR = 8;

  private static final ObjectMapper JSON = new ObjectMapper();

  private CalibrationParser() {}

  static Calibration parse(String text, String name) {
    Problems problems = new Problems();
    Section section = new Section("", ConfigTree.parse(text, name), problems);
    Calibration calibration = read(section);
    section.close();
    problems.throwIfAny("calibration " + name);

    return calibration;
  }

  /** Reads a section; faults go to its problems, and what comes back then is of no use. */
  static Calibration read(Section section) {
    Section heldOut = section.section("held-out");
    Section factors = section.section("factors");
    Map<ScriptClass, Double> values = new EnumMap<>(ScriptClass.class);
    for (ScriptClass scriptClass : ScriptClass.all()) {
      values.put(scriptClass, required(factors, scriptClass.id(), LARGEST_FACTOR));
    }
    factors.close();
    double p05 = required(heldOut, "p05", 1e6);
    double p95 = required(heldOut, "p95", 1e6);
    if (p95 < p05) {
      heldOut.invalid("p95", p95, "at least p05, " + p05);
    }
    HeldOut error =
        new HeldOut(
            count(heldOut, "texts"),
            required(heldOut, "mean-relative-error", 1e6),
            Math.min(p05, p95),
            p95);
    heldOut.close();

    return new Calibration(
        section.requiredText("model"),
        section.requiredText("as-of"),
        section.text("source", "unknown"),
        count(section, "texts"),
        error,
        values);
  }

  static String toJson(Calibration calibration) {
    ObjectNode json = JSON.createObjectNode();
    json.put("model", calibration.model());
    json.put("as-of", calibration.asOf());
    json.put("source", calibration.source());
    json.put("texts", calibration.texts());
    ObjectNode heldOut = json.putObject("held-out");
    heldOut.put("texts", calibration.heldOut().texts());
    heldOut.put("mean-relative-error", calibration.heldOut().meanRelativeError());
    heldOut.put("p05", calibration.heldOut().p05());
    heldOut.put("p95", calibration.heldOut().p95());
    ObjectNode factors = json.putObject("factors");
    calibration.factors().forEach((key, factor) -> factors.put(key.id(), factor));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double required(Section section, String key, double most) {
    if (!section.has(key)) {
      section.problems().add("Missing " + section.nameOf(key));
    }

    return section.number(key, 0, 0, most);
  }

  private static int count(Section section, String key) {
    if (!section.has(key)) {
      section.problems().add("Missing " + section.nameOf(key));
    }

    return section.count(key, 1, Integer.MAX_VALUE).orElse(1L).intValue();
  }
}
