package dev.quarry.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What runs in the process of {@link S3Server}: the server, until standard input ends. That happens
 * when it is closed, and when the process that started it dies in any way, so that none is left
 * behind. Knows the server's classes by name only; they are on the class path of this process
 * alone.
 */
final class S3ServerProcess {
  private S3ServerProcess() {}

  /** Serves from the folder given, which holds {@code server.properties} and is removed at last. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Thread watch = new Thread(() -> removeAtEndOfInput(folder), "end-of-input");
    watch.setDaemon(true);
    watch.start();
    Class.forName("org.gaul.s3proxy.Main")
        .getMethod("main", String[].class)
        .invoke(
            null,
            (Object) new String[] {"--properties", folder.resolve("server.properties").toString()});
  }

  private static void removeAtEndOfInput(Path folder) {
    try {
      while (System.in.read() >= 0) {}
      remove(folder);
    } catch (IOException e) {
      System.err.println("Cannot remove " + folder + ": " + e.getMessage());
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
