package dev.quarry.report.section;

import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;

/** Where in the sources a record stands. */
final class Places {
  private static final int SOURCE = 160;

  private Places() {}

  static void write(Html html, Fields record) {
    html.open("p", "class", "where");
    html.open("code", "class", "wrap")
        .text(record.text("source", "unknown source"), SOURCE)
        .close();
    if (record.number("position").isPresent()) {
      html.text(" at " + Numbers.count(record.count("position")));
    } else if (record.has("position")) {
      html.text(" at ").text(record.text("position"), SOURCE);
    }
    html.close();
  }
}
