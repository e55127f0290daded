package dev.quarry.report.html;

/** Names and values in a list; a value that is not known leaves no trace. */
public final class Facts {
  private static final int VALUE = 500;

  private Facts() {}

  /** Writes a name and a value in words. */
  public static void text(Html html, String name, String value) {
    if (!value.isBlank()) {
      html.open("div").element("dt", name);
      html.open("dd", "dir", "auto").text(value, VALUE).close().close();
    }
  }

  /** Writes a name and a value set like code, such as an address. */
  public static void code(Html html, String name, String value) {
    if (!value.isBlank()) {
      html.open("div").element("dt", name).open("dd", "dir", "auto");
      html.open("code", "class", "wrap").text(value, VALUE).close().close().close();
    }
  }
}
