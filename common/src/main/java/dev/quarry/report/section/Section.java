package dev.quarry.report.section;

import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;

/**
 * One part of the report page. Implementations have no state; they are listed in {@link Sections}.
 */
public interface Section {

  /** Returns the stable id, which is also the address of the part on the page. */
  String id();

  /** Returns the heading, in words of everyday use. */
  String title();

  /** Returns what the reader looks at, in one sentence. */
  String meaning();

  /** Returns what the reader should do about these figures, in one sentence. */
  String advice(Fields report);

  /** Returns whether the report has anything to say here, be it that there was nothing. */
  boolean isIn(Fields report);

  /** Writes everything below the heading. */
  void write(Fields report, Html html);
}
