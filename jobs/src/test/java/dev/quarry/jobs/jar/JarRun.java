package dev.quarry.jobs.jar;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A run of the jar beside the embedded Spark, in a process of its own: as {@code scripts/quarry}
 * starts it.
 *
 * @param code what it ended with
 * @param output what it printed
 */
record JarRun(int code, String output) {
  private static final Pattern OPENS = Pattern.compile("--add-opens=[^\\s<]+");

  /** Runs a job to its end; the properties are those of the JVM. */
  static JarRun of(Map<String, String> properties, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(opens());
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-cp");
    command.add("target/spark/*" + File.pathSeparator + ShadedJar.ofTheBuild().path());
    command.add("dev.quarry.jobs.Main");
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    return new JarRun(process.waitFor(), output);
  }

  private static List<String> opens() throws IOException {
    return OPENS
        .matcher(Files.readString(Path.of("..", "pom.xml")))
        .results()
        .map(match -> match.group())
        .toList();
  }
}
