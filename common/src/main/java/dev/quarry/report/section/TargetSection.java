package dev.quarry.report.section;

import dev.quarry.report.html.Facts;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;

/** What the set was made for: a model, a way to train it, and the layout that these ask for. */
final class TargetSection implements Section {

  @Override
  public String id() {
    return "target";
  }

  @Override
  public String title() {
    return "What it is made for";
  }

  @Override
  public String meaning() {
    return "The model and the way of training decide the layout of the files and every limit.";
  }

  @Override
  public String advice(Fields report) {
    Fields lifecycle = report.at("target").at("lifecycle");

    return lifecycle.has("legacy") || lifecycle.has("endOfLife")
        ? "Mind the dates: a model customised today should outlive its use."
        : "Check that this is the model you will train.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("target");
  }

  @Override
  public void write(Fields report, Html html) {
    Fields target = report.at("target");
    if (!target.text("caution").isBlank()) {
      html.open("p", "class", "notice", "dir", "auto").text(target.text("caution")).close();
    }
    html.open("dl", "class", "facts");
    Facts.text(html, "Model", target.text("name"));
    Facts.code(html, "Model id", target.text("model", "none: no Bedrock model is named"));
    Facts.text(html, "Way of training", technique(target.text("technique")));
    Facts.code(html, "Layout", target.text("format"));
    Facts.text(html, "Layout in words", target.text("formatSummary"));
    lifecycle(target.at("lifecycle"), html);
    html.close();
  }

  private static void lifecycle(Fields lifecycle, Html html) {
    Facts.text(html, "Life of the model", lifecycle.text("status"));
    Facts.text(html, "Legacy from", lifecycle.text("legacy"));
    Facts.text(html, "End of life", lifecycle.text("endOfLife"));
  }

  private static String technique(String id) {
    return switch (id) {
      case "sft" -> "Supervised fine-tuning (sft): the model learns answers from examples";
      case "cpt" -> "Continued pre-training (cpt): the model reads plain text of your field";
      case "distillation" -> "Distillation: a small model learns from the answers of a large one";
      case "rft" -> "Reinforcement fine-tuning (rft): the model's own answers are graded";
      case "dpo" -> "Direct preference optimisation (dpo): the model learns which answer is better";
      default -> id;
    };
  }
}
