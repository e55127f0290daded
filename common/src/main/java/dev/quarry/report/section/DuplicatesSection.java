package dev.quarry.report.section;

import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import java.util.List;
import java.util.OptionalDouble;

/** Records that repeat another one, side by side with the one that was kept. */
final class DuplicatesSection implements Section {
  private static final int MOST = 8;
  private static final int TEXT = 900;

  @Override
  public String id() {
    return "duplicates";
  }

  @Override
  public String title() {
    return "Duplicates";
  }

  @Override
  public String meaning() {
    return "A model learns a repeated record by heart; of each group of equals only the best one is"
        + " kept.";
  }

  @Override
  public String advice(Fields report) {
    return report.at("duplicates").count("dropped") == 0
        ? "Nothing."
        : "Look whether the pairs really say the same; all of them are in the folder duplicates.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("duplicates");
  }

  @Override
  public void write(Fields report, Html html) {
    Fields duplicates = report.at("duplicates");
    summary(duplicates, html);
    List<Fields> examples = duplicates.rows("examples");
    for (Fields example : Cut.first(examples, MOST)) {
      pair(example, html);
    }
    Cut.note(html, examples.size(), MOST, "pair");
  }

  private static void summary(Fields duplicates, Html html) {
    long dropped = duplicates.count("dropped");
    if (dropped == 0) {
      html.element("p", "No record repeats another one.", "class", "none");
      return;
    }
    OptionalDouble share = duplicates.number("share");
    html.open("p", "class", "lead")
        .element("b", Numbers.counted(dropped, "record"))
        .text(" dropped");
    if (duplicates.count("groups") > 0) {
      html.text(" from " + Numbers.counted(duplicates.count("groups"), "group") + " of equals");
    }
    if (share.isPresent()) {
      html.text(", " + Numbers.percent(share.getAsDouble()) + " of the records that came this far");
    }
    html.text(".").close();
  }

  private static void pair(Fields example, Html html) {
    OptionalDouble similarity = example.number("similarity");
    html.open("div", "class", "pair");
    html.open("p", "class", "pair-head")
        .element("span", example.text("kind", "duplicate"), "class", "pill");
    if (similarity.isPresent()) {
      html.text(" " + Numbers.percent(similarity.getAsDouble()) + " alike");
    }
    html.close();
    side(example.at("kept"), example.at("dropped"), "Kept", "kept", html);
    side(example.at("dropped"), example.at("kept"), "Dropped", "gone", html);
    html.close();
  }

  private static void side(Fields record, Fields other, String title, String css, Html html) {
    html.open("div", "class", "card " + css).element("h3", title);
    Places.write(html, record);
    html.corpus(record.text("text"), other.text("text"), TEXT, "record prose");
    html.close();
  }
}
