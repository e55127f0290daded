package dev.quarry.model;

import dev.quarry.error.UserException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model of the catalogue.
 *
 * @param id the id that customization jobs take, with its context suffix
 * @param name what to call it
 * @param provider who made it
 * @param family the model family whose habits the checks know, see {@link Target}
 * @param baseId the id that inference takes, without the context suffix
 * @param aliases other names that configs may use
 * @param regions where its customization jobs run; empty where that is not published
 * @param lifecycle where it stands in its life
 * @param serving how a customized model can be served
 * @param deployment quotas of an on-demand deployment, or null where there is none
 * @param techniques a row per technique, in the order of {@link Technique}
 * @param notOffered why a technique that people try does not exist
 */
public record ModelSpec(
    String id,
    String name,
    String provider,
    String family,
    String baseId,
    List<String> aliases,
    List<String> regions,
    Lifecycle lifecycle,
    Set<Serving> serving,
    @Nullable Deployment deployment,
    Map<Technique, TechniqueSpec> techniques,
    Map<Technique, String> notOffered) {

  /** Copies every collection. */
  public ModelSpec {
    aliases = List.copyOf(aliases);
    regions = List.copyOf(regions);
    serving = Collections.unmodifiableSet(new TreeSet<>(serving));
    techniques = sorted(techniques);
    notOffered = sorted(notOffered);
  }

  /** Returns the shortest way to name the model in a config. */
  public String shortName() {
    return aliases.isEmpty() ? id : aliases.get(0);
  }

  /** Returns the row of a technique; empty when the model does not have it. */
  public Optional<TechniqueSpec> find(Technique technique) {
    return Optional.ofNullable(techniques.get(technique));
  }

  /**
   * Returns the row of a technique. Null stands for the only one, or else for {@link
   * Technique#SFT}.
   *
   * @throws UserException naming the techniques that the model has
   */
  public TechniqueSpec technique(@Nullable Technique technique) {
    if (technique == null) {
      return defaultTechnique();
    }
    TechniqueSpec row = techniques.get(technique);
    if (row == null) {
      String why = notOffered.get(technique);
      throw new UserException(
          "Unsupported technique: "
              + technique.id()
              + " of "
              + id
              + (why == null ? "" : ": " + why)
              + " (it has: "
              + techniqueIds()
              + ")");
    }

    return row;
  }

  private TechniqueSpec defaultTechnique() {
    if (techniques.size() == 1) {
      return techniques.values().iterator().next();
    }
    TechniqueSpec tuning = techniques.get(Technique.SFT);
    if (tuning == null) {
      throw new UserException("Missing technique: " + id + " has " + techniqueIds());
    }

    return tuning;
  }

  private String techniqueIds() {
    return techniques.keySet().stream().map(Technique::id).collect(Collectors.joining(", "));
  }

  private static <V> Map<Technique, V> sorted(Map<Technique, V> values) {
    Map<Technique, V> copy = new EnumMap<>(Technique.class);
    copy.putAll(values);

    return Collections.unmodifiableMap(copy);
  }
}
