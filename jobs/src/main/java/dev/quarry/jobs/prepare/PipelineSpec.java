package dev.quarry.jobs.prepare;

import dev.quarry.jobs.source.SourceConfig;
import dev.quarry.mapping.MappingSpec;
import dev.quarry.model.Target;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a task needs to turn rows into staged rows, as values that cross to executors.
 *
 * @param target what the set is made for
 * @param sources where rows come from, in the order of the config
 * @param mappings what their columns mean, one for each source
 * @param names what reports call each source
 * @param transforms the config of {@code transforms} as JSON; null for the defaults
 * @param checks the config of {@code checks} as JSON; null for the defaults
 * @param tokens the config of {@code tokens} as JSON
 * @param calibration the text of the calibration file; null for none
 * @param batch the config of {@code batch-inference} as JSON; null for the defaults
 * @param seed the seed of the split
 * @param groupBy whether records of one group stay on one side
 * @param exactDuplicates whether content hashes are needed for more than the split
 */
public record PipelineSpec(
    Target target,
    List<SourceConfig> sources,
    List<MappingSpec> mappings,
    List<String> names,
    @Nullable String transforms,
    @Nullable String checks,
    String tokens,
    @Nullable String calibration,
    @Nullable String batch,
    long seed,
    boolean groupBy,
    boolean exactDuplicates)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public PipelineSpec {
    sources = List.copyOf(sources);
    mappings = List.copyOf(mappings);
    names = List.copyOf(names);
  }
}
