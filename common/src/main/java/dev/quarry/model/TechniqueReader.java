package dev.quarry.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.config.Section;
import dev.quarry.error.Nearest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one technique of one model out of the catalogue file. */
final class TechniqueReader {
  private static final Set<String> MODALITIES =
      new LinkedHashSet<>(List.of("text", "image", "video", "document", "tool", "reasoning"));

  private final Provenance provenance;

  TechniqueReader(Provenance provenance) {
    this.provenance = provenance;
  }

  /** Returns the row; faults go to the section's problems. */
  TechniqueSpec read(Technique technique, Section row) {
    TechniqueSpec spec =
        new TechniqueSpec(
            technique,
            row.requiredText("format"),
            service(row),
            modalities(row),
            limits(row.section("limits")),
            hyperparameters(row.section("hyperparameters")),
            row.texts("teachers"),
            row.texts("notes"),
            provenance.sources(row),
            provenance.asOf(row));
    row.close();

    return spec;
  }

  private static Service service(Section row) {
    List<Service> services = Arrays.asList(Service.values());
    Set<String> ids = new TreeSet<>(services.stream().map(Service::id).toList());
    String id = row.choice("service", ids, Service.BEDROCK.id());

    return services.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static Set<String> modalities(Section row) {
    Set<String> modalities = new LinkedHashSet<>(row.texts("modalities"));
    for (String modality : modalities) {
      if (!MODALITIES.contains(modality)) {
        row.problems()
            .add(
                "Invalid "
                    + row.nameOf("modalities")
                    + ": "
                    + modality
                    + Nearest.hint(modality, MODALITIES));
      }
    }

    return modalities;
  }

  private static Limits limits(Section section) {
    Limits limits =
        new Limits(
            count(section, "min-records"),
            count(section, "max-records"),
            count(section, "min-total-records"),
            count(section, "max-total-records"),
            section.flag("validation", true),
            count(section, "min-validation-records"),
            count(section, "max-validation-records"),
            tokens(section, "max-tokens"),
            tokens(section, "max-input-tokens"),
            tokens(section, "max-output-tokens"),
            size(section, "max-train-bytes"),
            size(section, "max-validation-bytes"),
            size(section, "max-line-bytes"));
    ordered(section, "records", limits.minRecords(), limits.maxRecords());
    ordered(section, "total-records", limits.minTotalRecords(), limits.maxTotalRecords());
    ordered(
        section,
        "validation-records",
        limits.minValidationRecords(),
        limits.maxValidationRecords());
    section.close();

    return limits;
  }

  private static void ordered(
      Section section, String what, @Nullable Long least, @Nullable Long most) {
    if (least != null && most != null && least > most) {
      section.invalid("min-" + what, least, "at most max-" + what + ", which is " + most);
    }
  }

  private static @Nullable Long count(Section section, String key) {
    return section.count(key, 1, Long.MAX_VALUE).orElse(null);
  }

  private static @Nullable Integer tokens(Section section, String key) {
    return section.count(key, 1, Integer.MAX_VALUE).map(Math::toIntExact).orElse(null);
  }

  private static @Nullable Long size(Section section, String key) {
    return section.has(key) ? Long.valueOf(section.size(key, "1B")) : null;
  }

  private static List<Hyperparameter> hyperparameters(Section section) {
    List<Hyperparameter> knobs = new ArrayList<>();
    for (String name : section.keys()) {
      if (section.has(name)) {
        knobs.add(hyperparameter(name, section.section(name)));
      }
    }

    return knobs;
  }

  private static Hyperparameter hyperparameter(String name, Section section) {
    List<Hyperparameter.Type> types = Arrays.asList(Hyperparameter.Type.values());
    Set<String> ids = new TreeSet<>(types.stream().map(Hyperparameter.Type::id).toList());
    String id = section.choice("type", ids, Hyperparameter.Type.NUMBER.id());
    Hyperparameter knob =
        new Hyperparameter(
            name,
            types.stream().filter(type -> type.id().equals(id)).findFirst().orElseThrow(),
            decimal(section, "min"),
            decimal(section, "max"),
            defaultValue(section),
            section.texts("allowed"));
    String value = knob.defaultValue();
    if (value != null && knob.faultOf(value).isPresent()) {
      section.invalid("default", value, knob.rule());
    }
    section.close();

    return knob;
  }

  /**
   * Returns a decimal number without trailing zeros; null where the key is absent or not a number.
   */
  static @Nullable BigDecimal decimal(Section section, String key) {
    JsonNode value = section.node(key).orElse(null);
    if (value == null) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(value.asText()).stripTrailingZeros();
      return number.scale() < 0 ? number.setScale(0) : number;
    } catch (NumberFormatException e) {
      section.invalid(key, value, "a number");
      return null;
    }
  }

  private static @Nullable String defaultValue(Section section) {
    JsonNode value = section.node("default").orElse(null);
    if (value == null || !value.isNumber()) {
      return section.text("default").orElse(null);
    }
    BigDecimal number = decimal(section, "default");

    return number == null ? null : number.toPlainString();
  }
}
