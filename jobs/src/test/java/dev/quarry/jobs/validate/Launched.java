package dev.quarry.jobs.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.jobs.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of {@code validate} inside the tests' JVM, on the Spark session that they share.
 *
 * @param code the exit code
 * @param out what was printed
 * @param err what was said beside it
 */
record Launched(int code, String out, String err) {
  static {
    System.setProperty("log4j2.configurationFile", "../conf/log4j2.properties");
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
  }

  /** Runs {@code validate} with these arguments. */
  static Launched of(String... arguments) {
    List<String> all = new ArrayList<>(List.of("validate"));
    all.addAll(List.of(arguments));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));

    return new Launched(code, out.toString(), err.toString());
  }

  /** Asserts the exit code, and that no stack trace was shown. */
  Launched ends(int expected) {
    assertThat(code).as("exit code; said: %s%n%s", err, out).isEqualTo(expected);
    assertThat(err + out).doesNotContain("Exception").doesNotContain("\tat ");

    return this;
  }

  /** Returns what was printed as JSON. */
  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + out, e);
    }
  }

  /** Returns the faults, each as its line and rule; 0 for a whole file or set. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : json().get("faults")) {
      faults.add(fault.get("line").asLong() + " " + fault.get("rule").asText());
    }

    return faults;
  }

  /** Returns how often each rule was broken, as rule, severity and count. */
  List<String> totals() {
    List<String> totals = new ArrayList<>();
    for (JsonNode rule : json().get("rules")) {
      totals.add(
          rule.get("severity").asText()
              + " "
              + rule.get("rule").asText()
              + " "
              + rule.get("count").asLong());
    }

    return totals;
  }
}
