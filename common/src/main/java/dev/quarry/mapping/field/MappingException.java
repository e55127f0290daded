package dev.quarry.mapping.field;

import dev.quarry.record.Fault;

/** Thrown when an element of a row cannot become a record; the fault becomes the reject. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /** Creates an exception that carries the fault; made without a stack trace, as it is data. */
  public MappingException(Fault fault) {
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  /** Returns what is wrong. */
  public Fault fault() {
    return fault;
  }
}
