package dev.quarry.jobs;

import dev.quarry.jobs.estimate.EstimateJob;
import dev.quarry.jobs.models.ModelsJob;
import dev.quarry.jobs.prepare.PrepareJob;
import dev.quarry.jobs.validate.ValidateJob;
import java.util.List;
import java.util.function.Supplier;

/** The registry of jobs: one line each. Help texts and the README iterate over it. */
public final class Jobs {
  private static final List<Supplier<Job>> ALL =
      List.of(PrepareJob::new, ValidateJob::new, EstimateJob::new, ModelsJob::new);

  private Jobs() {}

  /** Returns a new instance of every job, in the order in which help shows them. */
  public static List<Job> all() {
    return ALL.stream().map(Supplier::get).toList();
  }
}
