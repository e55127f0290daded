package dev.quarry.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.config.ConfigTree;
import dev.quarry.error.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every job with a config shares. */
public final class RunOptions {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The run's settings, YAML.")
  private @Nullable String config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting over the file's, such as --set split.validation=0.2; repeatable.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = {"-v", "--verbose"},
      description = "Show Spark's own log.")
  private boolean verbose;

  /** Returns whether Spark's own log is wanted. */
  public boolean isVerbose() {
    return verbose;
  }

  /** Returns whether the user named a config file. */
  public boolean hasConfig() {
    return config != null;
  }

  /** Returns the settings with every layer applied, by the precedence of {@link ConfigTree}. */
  public ObjectNode load() {
    Map<String, String> sparkConf = new HashMap<>();
    System.getProperties()
        .forEach((key, value) -> sparkConf.put(String.valueOf(key), String.valueOf(value)));

    return ConfigTree.load(text(), name(), sparkConf, sets);
  }

  /** Returns what to call the config in messages. */
  public String name() {
    return config == null ? "--set" : config;
  }

  private String text() {
    if (config == null) {
      return "";
    }
    try {
      return Files.readString(Path.of(config), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new UserException("Cannot read config " + config + ": there is no such file", e);
    } catch (IOException e) {
      throw new UserException("Cannot read config " + config + ": " + e.getMessage(), e);
    }
  }
}
