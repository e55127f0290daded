package dev.quarry.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.section.Section;
import dev.quarry.report.section.Sections;
import dev.quarry.report.section.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The page that shows a run to somebody who knows nothing of its machinery: one HTML file that
 * fetches nothing and runs no script. Thread-safe.
 */
public final class ReportPage {
  private static final String STYLE = style();

  /** Nothing is allowed but this one style sheet, so that hostile text has nothing to call. */
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(STYLE)
          + "'; base-uri 'none'; form-action 'none'";

  private ReportPage() {}

  /**
   * Returns the page for a report. The same report gives the same characters, to be written as
   * UTF-8.
   *
   * @param report the content of {@code report.json}; whatever is absent from it is absent from the
   *     page
   */
  public static String render(JsonNode report) {
    Fields fields = Fields.of(report);
    List<Section> sections = new ArrayList<>();
    for (Section section : Sections.all()) {
      if (section.isIn(fields)) {
        sections.add(section);
      }
    }
    Html html = new Html();
    html.open("html", "lang", "en");
    head(fields, html);
    html.open("body");
    masthead(fields, html);
    contents(sections, html);
    html.open("main", "id", "content");
    sections.forEach(section -> section(section, fields, html));
    html.close();
    footer(html);

    return html.close().close().finish();
  }

  private static void head(Fields report, Html html) {
    html.open("head").empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "referrer", "content", "no-referrer");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.open("title").text(title(report), 120).close();
    html.style(STYLE).close();
  }

  private static void masthead(Fields report, Html html) {
    Verdict verdict = Verdict.of(report);
    html.element("a", "Skip to the figures", "class", "skip", "href", "#content");
    html.open("header").open("div", "class", "brand");
    logo(html);
    html.element("span", "Quarry");
    html.element("span", "report of " + report.text("job", "a run"), "class", "job").close();
    html.open("h1", "dir", "auto").text(title(report), 160).close();
    html.open("div", "class", "verdict " + verdict.mood().css(), "role", "status");
    html.element("span", verdict.mood().sign(), "class", "sign", "aria-hidden", "true");
    html.open("div").element("p", verdict.headline(), "class", "headline", "dir", "auto");
    html.element("p", verdict.reason(), "class", "reason", "dir", "auto");
    html.close().close().close();
  }

  private static String title(Fields report) {
    return report.text("title", "Training data report");
  }

  /** Three courses of cut stone. */
  private static void logo(Html html) {
    html.open(
        "svg",
        "class",
        "logo",
        "viewBox",
        "0 0 24 24",
        "width",
        "26",
        "height",
        "26",
        "aria-hidden",
        "true",
        "focusable",
        "false");
    html.empty("path", "class", "stone-1", "d", "M8 3h8v5H8z");
    html.empty("path", "class", "stone-2", "d", "M4 9.5h7.2v5H4zM12.8 9.5H20v5h-7.2z");
    html.empty(
        "path", "class", "stone-3", "d", "M1 16h6.2v5H1zM8.8 16h6.4v5H8.8zM16.8 16H23v5h-6.2z");
    html.close();
  }

  private static void contents(List<Section> sections, Html html) {
    if (sections.isEmpty()) {
      return;
    }
    html.open("nav", "aria-label", "Contents").open("ul");
    for (Section section : sections) {
      html.open("li").element("a", section.title(), "href", "#" + section.id()).close();
    }
    html.close().close();
  }

  private static void section(Section section, Fields report, Html html) {
    String heading = section.id() + "-heading";
    html.open("section", "id", section.id(), "aria-labelledby", heading);
    html.open("div", "class", "beside").element("h2", section.title(), "id", heading);
    html.element("p", section.meaning(), "class", "meaning");
    html.open("p", "class", "advice").element("b", "What to do").text(" ");
    html.text(section.advice(report)).close().close();
    html.open("div", "class", "body");
    section.write(report, html);
    html.close().close();
  }

  private static void footer(Html html) {
    html.open("footer");
    html.element(
        "p",
        "Made by Quarry. This page is complete in itself: it loads nothing and runs no script. The"
            + " same figures, for machines, are in report.json beside it.");
    html.close();
  }

  private static String style() {
    try (InputStream resource = ReportPage.class.getResourceAsStream("report.css")) {
      if (resource == null) {
        throw new IllegalStateException("Missing resource: report.css");
      }

      return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String style) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");

      return Base64.getEncoder()
          .encodeToString(digest.digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
