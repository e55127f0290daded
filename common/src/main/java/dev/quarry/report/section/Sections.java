package dev.quarry.report.section;

import java.util.List;

/** The parts of the report page in the order in which they are read. */
public final class Sections {
  private static final List<Section> ALL =
      List.of(
          new WarningsSection(),
          new GlanceSection(),
          new LedgerSection(),
          new RejectsSection(),
          new DuplicatesSection(),
          new TargetSection(),
          new LimitsSection(),
          new GatesSection(),
          new CostSection(),
          new TokensSection(),
          new LengthsSection(),
          new LabelsSection(),
          new ScriptsSection(),
          new SourcesSection(),
          new QualitySection(),
          new SamplesSection(),
          new InputsSection(),
          new FilesSection(),
          new SettingsSection());

  private Sections() {}

  /** Returns all parts. */
  public static List<Section> all() {
    return ALL;
  }
}
