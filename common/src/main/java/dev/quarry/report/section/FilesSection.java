package dev.quarry.report.section;

import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Facts;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import java.util.List;
import java.util.Map;

/** The files that were written, with the fingerprints that prove which bytes they are. */
final class FilesSection implements Section {
  private static final int MOST = 10;

  @Override
  public String id() {
    return "files";
  }

  @Override
  public String title() {
    return "What was written";
  }

  @Override
  public String meaning() {
    return "The files for the model; the fingerprint (SHA-256) tells whether a file is still the one"
        + " this page speaks of.";
  }

  @Override
  public String advice(Fields report) {
    return "Give the addresses to the training job, and keep this page with them.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("splits");
  }

  @Override
  public void write(Fields report, Html html) {
    List<Map.Entry<String, Fields>> splits =
        report.at("splits").members().stream().filter(each -> each.getValue().isPresent()).toList();
    if (splits.isEmpty()) {
      html.element("p", "No file was written.", "class", "none");
      return;
    }
    for (Map.Entry<String, Fields> split : Cut.first(splits, MOST)) {
      html.open("div", "class", "card file").open("h3", "dir", "auto").text(split.getKey()).close();
      html.open("dl", "class", "facts");
      facts(split.getValue(), html);
      html.close().close();
    }
    Cut.note(html, splits.size(), MOST, "file");
  }

  private static void facts(Fields file, Html html) {
    Fields tokens = file.at("tokens");
    Facts.code(html, "Address", file.text("uri"));
    Facts.text(html, "Records", file.has("records") ? Numbers.count(file.count("records")) : "");
    Facts.text(html, "Size", file.has("bytes") ? size(file.count("bytes")) : "");
    if (tokens.has("planning")) {
      String band = TokensSection.band(tokens);
      String all = "about " + Numbers.count(tokens.count("planning"));
      String longest =
          tokens.has("max") ? "; longest record " + Numbers.count(tokens.count("max")) : "";
      Facts.text(html, "Tokens", all + (band.isEmpty() ? "" : ", " + band) + longest);
    }
    Facts.code(html, "SHA-256", file.text("sha256"));
  }

  private static String size(long bytes) {
    String round = Numbers.bytes(bytes);

    return bytes < 1000 ? round : round + " (" + Numbers.counted(bytes, "byte") + ")";
  }
}
