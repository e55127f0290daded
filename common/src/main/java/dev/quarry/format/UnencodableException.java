package dev.quarry.format;

import dev.quarry.record.Fault;

/** Thrown when a layout cannot hold a record; the fault becomes the reason of the reject. */
public final class UnencodableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  /** Creates an exception that carries the fault; made without a stack trace, as it is data. */
  public UnencodableException(Fault fault) {
    super(fault.message(), null, false, false);
    this.fault = fault;
  }

  /** Returns what is wrong. */
  public Fault fault() {
    return fault;
  }
}
