package dev.quarry.jobs;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lets a class use the packages of Quarry that the sentence "Imports ..." of its {@code
 * package-info.java} names as code, and no others: {@code error} is one of common, {@code
 * jobs.stage} one of jobs, and {@code common} stands for all of common. What the launcher has for
 * every job needs no word.
 */
final class DeclaredImports extends ArchCondition<JavaClass> {
  private static final String ROOT = "dev.quarry";
  private static final String LAUNCHER = ROOT + ".jobs";
  private static final Pattern SENTENCE =
      Pattern.compile("\\b(?:Imports|[Mm]ay import) (.*?)\\.(?: |$)");
  private static final Pattern NAME = Pattern.compile("\\{@code ([a-z.]+)}");

  private final Map<String, Set<String>> declared = new TreeMap<>();

  DeclaredImports() {
    super("use only the packages that their package-info names after 'Imports'");
  }

  @Override
  public void check(JavaClass user, ConditionEvents events) {
    String home = user.getPackageName();
    Set<String> allowed = declared.computeIfAbsent(home, DeclaredImports::read);
    for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
      String used = dependency.getTargetClass().getBaseComponentType().getPackageName();
      if (used.startsWith(ROOT + ".") && !used.equals(home) && !isAllowed(used, allowed)) {
        String message =
            "%s uses %s, which package-info does not name: %s"
                .formatted(user.getName(), used, dependency.getDescription());
        events.add(SimpleConditionEvent.violated(user, message));
      }
    }
  }

  private static boolean isAllowed(String used, Set<String> allowed) {
    return allowed.contains(used)
        || used.equals(LAUNCHER)
        || (allowed.contains(ROOT + ".common") && !used.startsWith(LAUNCHER));
  }

  /** Returns the packages that a package names. */
  static Set<String> read(String home) {
    Matcher sentence = SENTENCE.matcher(comment(home));
    if (!sentence.find()) {
      throw new AssertionError(
          "Missing sentence in package-info of "
              + home
              + ": Imports {@code …}, or: Imports nothing");
    }
    Set<String> names = new TreeSet<>();
    NAME.matcher(sentence.group(1))
        .results()
        .forEach(name -> names.add(ROOT + "." + name.group(1)));

    return names;
  }

  private static String comment(String home) {
    String file = "src/main/java/" + home.replace('.', '/') + "/package-info.java";
    Path path =
        Stream.of("common", "jobs")
            .map(module -> Path.of("..", module, file))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new AssertionError("Missing file: " + file));
    try {
      String text = Files.readString(path);
      return text.substring(0, text.indexOf("*/")).replaceAll("\\s*\\n \\*\\s*", " ").strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
