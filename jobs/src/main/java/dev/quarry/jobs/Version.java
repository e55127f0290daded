package dev.quarry.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of Quarry and of what it was built against. */
public final class Version implements IVersionProvider {
  private static final Properties PROPERTIES = load();

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }

    return properties;
  }

  /** Returns Quarry's version. */
  public static String quarry() {
    return PROPERTIES.getProperty("quarry", "unknown");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "quarry " + quarry(),
      "built for Spark " + PROPERTIES.getProperty("spark", "unknown") + ", Scala 2.12, Java 17"
    };
  }
}
