package dev.quarry.jobs.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An artifact that a run needs.
 *
 * @param coordinates group, artifact and version
 * @param jar its file
 */
record Part(String coordinates, ShadedJar jar) {
  // Maven's list: "   group:artifact:jar:version:scope:/path/to.jar -- module name".
  private static final Pattern LINE =
      Pattern.compile("\\s+([^:]+:[^:]+):jar:([^:]+):(?:compile|runtime):(.+?\\.jar)(?:\\W.*)?");

  /** Returns the artifacts of the run-time class path, as Maven resolved it in this build. */
  static List<Part> ofTheClassPath() throws IOException {
    List<Part> parts = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("target", "runtime-artifacts.txt"))) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        String coordinates = matcher.group(1) + ":" + matcher.group(2);
        parts.add(new Part(coordinates, new ShadedJar(Path.of(matcher.group(3)))));
      }
    }

    return parts;
  }

  /** Returns whether it is a module of Quarry. */
  boolean isOwn() {
    return coordinates.startsWith("dev.quarry:");
  }
}
