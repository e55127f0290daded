package dev.quarry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;
import java.util.ArrayList;
import java.util.List;

/** What a mapping made of rows. */
public final class Mapped implements RowSink {
  private final List<TrainingRecord> records = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final List<Fault> warnings = new ArrayList<>();
  private final List<String> shapes = new ArrayList<>();
  private final List<Integer> elements = new ArrayList<>();

  static Mapped of(RowMapping mapping, JsonNode row) {
    Mapped mapped = new Mapped();
    mapping.map(row, mapped);
    return mapped;
  }

  @Override
  public void record(int element, TrainingRecord record) {
    elements.add(element);
    records.add(record);
  }

  @Override
  public void reject(int element, Fault fault) {
    elements.add(element);
    faults.add(fault);
  }

  @Override
  public void warn(int element, Fault fault) {
    warnings.add(fault);
  }

  @Override
  public void shape(String id) {
    shapes.add(id);
  }

  public List<TrainingRecord> records() {
    return records;
  }

  public List<Fault> faults() {
    return faults;
  }

  List<Fault> warnings() {
    return warnings;
  }

  public List<String> shapes() {
    return shapes;
  }

  List<Integer> elements() {
    return elements;
  }

  /** Returns every record, or every rule that was broken, as texts. */
  public List<String> described() {
    List<String> texts = new ArrayList<>();
    records.forEach(record -> texts.add(Rows.describe(record)));
    faults.forEach(fault -> texts.add(fault.rule()));
    return texts;
  }
}
