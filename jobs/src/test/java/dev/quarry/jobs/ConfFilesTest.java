package dev.quarry.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.model.Catalogue;
import dev.quarry.model.ModelSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfFilesTest {
  private static final Path CONF = Path.of("..", "conf");

  /** A user copies a file, changes it and lays it over the built-in one. */
  @ParameterizedTest
  @ValueSource(strings = {"models.yaml", "prices.yaml"})
  void catalogueCanBeLaidOverItself(String name) throws IOException {
    Catalogue builtIn = Catalogue.builtIn();

    Catalogue same =
        builtIn.overlay(Files.readString(CONF.resolve("catalogue").resolve(name)), name);

    assertThat(same.all()).isEqualTo(builtIn.all());
    assertThat(same.all().stream().map(ModelSpec::id).map(same::prices))
        .isEqualTo(builtIn.all().stream().map(ModelSpec::id).map(builtIn::prices).toList());
  }

  @Test
  void loggingShowsProblemsOnStandardError() throws IOException {
    Path file = CONF.resolve("log4j2.properties");
    Configuration configuration;
    try (InputStream in = Files.newInputStream(file)) {
      configuration =
          new PropertiesConfigurationFactory()
              .getConfiguration(new LoggerContext("test"), new ConfigurationSource(in));
    }
    configuration.initialize();

    assertThat(configuration.getRootLogger().getLevel()).isEqualTo(Level.WARN);
    assertThat(configuration.getRootLogger().getAppenders()).containsOnlyKeys("console");
    Properties lines = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      lines.load(in);
    }
    lines.stringPropertyNames().stream()
        .filter(key -> key.matches("logger\\..*\\.name"))
        .forEach(
            key ->
                assertThat(configuration.getLoggers()).as(key).containsKey(lines.getProperty(key)));
  }
}
