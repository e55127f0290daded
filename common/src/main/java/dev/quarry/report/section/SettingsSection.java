package dev.quarry.report.section;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.report.html.Cut;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import dev.quarry.report.html.Numbers;
import dev.quarry.report.html.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the run was told to do, and what it ran on: enough to do it again. */
final class SettingsSection implements Section {
  private static final int MOST = 150;
  private static final int DEEPEST = 8;

  /** One value with the keys that lead to it. */
  private record Setting(String key, String value) {}

  @Override
  public String id() {
    return "settings";
  }

  @Override
  public String title() {
    return "Settings and versions";
  }

  @Override
  public String meaning() {
    return "Everything the run was told, and the versions it ran on; the same settings on the same"
        + " files give the same bytes.";
  }

  @Override
  public String advice(Fields report) {
    return "Keep them with the model, for whoever has to explain it later.";
  }

  @Override
  public boolean isIn(Fields report) {
    return report.has("settings") || report.has("versions");
  }

  @Override
  public void write(Fields report, Html html) {
    write(report.at("settings"), "Setting", html);
    write(report.at("versions"), "Version of", html);
  }

  private static void write(Fields fields, String title, Html html) {
    List<Setting> settings = new ArrayList<>();
    flatten("", fields.node(), 0, settings);
    if (!fields.isPresent() || settings.isEmpty()) {
      return;
    }
    Table table = Table.open(html, title, Table.words(title), Table.words("Value"));
    for (Setting setting : Cut.first(settings, MOST)) {
      table.row().code(setting.key()).code(setting.value());
    }
    table.close();
    Cut.note(html, settings.size(), MOST, "line");
  }

  private static void flatten(String path, JsonNode node, int depth, List<Setting> into) {
    if (depth < DEEPEST && node.isObject() && !node.isEmpty()) {
      for (Map.Entry<String, Fields> member : Fields.of(node).members()) {
        String key = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
        flatten(key, member.getValue().node(), depth + 1, into);
      }
    } else if (depth < DEEPEST && node.isArray() && holdsObjects(node)) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + Numbers.count(i) + "]", node.get(i), depth + 1, into);
      }
    } else if (!path.isEmpty()) {
      into.add(new Setting(path, node.isNull() ? "not set" : Fields.of(node).text()));
    }
  }

  private static boolean holdsObjects(JsonNode list) {
    for (JsonNode element : list) {
      if (element.isContainerNode()) {
        return true;
      }
    }

    return false;
  }
}
