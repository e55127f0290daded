package dev.quarry.mapping.field;

/** What a source may hold where a text is wanted. */
public enum Strictness {
  /** Only a text: for JSON, where a number instead of a text is a mistake of the data. */
  STRICT,
  /**
   * A number or a boolean counts as its text: for Parquet, ORC, Avro, CSV and tables, where the
   * schema has already said what the column is.
   */
  COLUMNAR
}
