package dev.quarry.report.section;

import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import java.util.List;

/** A few lines of the files, letter for letter. */
final class SamplesSection implements Section {
  private static final int MOST = 12;
  private static final int LINE = 1800;

  @Override
  public String id() {
    return "samples";
  }

  @Override
  public String title() {
    return "Lines as written";
  }

  @Override
  public String meaning() {
    return "A few lines of the files just as the model gets them; an invisible character shows as a"
        + " mark.";
  }

  @Override
  public String advice(Fields report) {
    return "Read them aloud: would you want the model to talk like this?";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("samples");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Fields> samples = report.rows("samples");
    if (samples.isEmpty()) {
      html.element("p", "No line was written.", "class", "none");
      return;
    }
    for (Fields sample : Cut.first(samples, MOST)) {
      String split = sample.text("split", "line");
      html.open("div", "class", "card sample").element("p", split, "class", "where", "dir", "auto");
      html.corpus(sample.text("line"), LINE, "record").close();
    }
    Cut.note(html, samples.size(), MOST, "line");
  }
}
