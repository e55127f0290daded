package dev.quarry.jobs.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** What a jar holds, by the names of its entries. */
record ShadedJar(Path path) {
  /** Where the parts are that a cluster has by their own names. */
  static final String RELOCATED = "dev/quarry/shaded/";

  /** Returns the jar that the build made. */
  static ShadedJar ofTheBuild() {
    return new ShadedJar(Path.of("target", "quarry-jobs.jar"));
  }

  /** Returns the entries that are no folders. */
  Set<String> entries() {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> !name.endsWith("/"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the classes by the names under which they were published, without those of modules. */
  Set<String> classes() {
    return entries().stream()
        .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
        .filter(name -> !name.equals("module-info.class"))
        .filter(name -> !name.equals("org/apache/spark/unused/UnusedStubClass.class"))
        .map(name -> name.startsWith(RELOCATED) ? name.substring(RELOCATED.length()) : name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns an entry as text. */
  String text(String entry) {
    try (JarFile jar = new JarFile(path.toFile());
        InputStream in = jar.getInputStream(jar.getJarEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
