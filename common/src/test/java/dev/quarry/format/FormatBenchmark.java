package dev.quarry.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.record.TrainingRecord;
import java.io.IOException;
import java.io.StringWriter;

/**
 * Measures reading and writing of lines of about 1 KB, run by hand. On two cores of a shared
 * virtual machine with Java 17 reading a parsed line took 0.1 to 0.8 microseconds, writing it 1 to
 * 5, nearly all of it in the generator; parsing took 0.3 to 5.
 */
final class FormatBenchmark {
  private static final int ROUNDS = 200_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FormatBenchmark() {}

  /** Prints nanoseconds a line for parsing, decoding and encoding. */
  public static void main(String[] arguments) throws IOException {
    String prompt = "What does a cluster run, and why? ".repeat(15);
    String answer = "Jobs, as tasks of stages. ".repeat(18);
    for (int pass = 0; pass < 3; pass++) {
      for (Format format : Formats.all()) {
        String example =
            FormatLines.exampleOf(format)
                .replace("What does a cluster run?", prompt)
                .replace("Jobs, as tasks.", answer);
        measure(format, example);
      }
    }
  }

  private static void measure(Format format, String line) throws IOException {
    long start = System.nanoTime();
    JsonNode json = MAPPER.readTree(line);
    for (int i = 0; i < ROUNDS; i++) {
      json = MAPPER.readTree(line);
    }
    long parsed = System.nanoTime();
    TrainingRecord record = format.decode(json).record().orElseThrow();
    for (int i = 0; i < ROUNDS; i++) {
      record = format.decode(json).record().orElseThrow();
    }
    long decoded = System.nanoTime();
    int written = 0;
    for (int i = 0; i < ROUNDS; i++) {
      StringWriter text = new StringWriter(2048);
      try (JsonGenerator out = MAPPER.getFactory().createGenerator(text)) {
        format.encode(record, out);
      }
      written += text.getBuffer().length();
    }
    long encoded = System.nanoTime();
    System.out.printf(
        "%-22s parse %6d  decode %6d  encode %6d ns, %d characters%n",
        format.id(),
        (parsed - start) / ROUNDS,
        (decoded - parsed) / ROUNDS,
        (encoded - decoded) / ROUNDS,
        written / ROUNDS);
  }
}
