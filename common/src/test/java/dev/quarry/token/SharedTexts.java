package dev.quarry.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.text.MurmurHash3;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Texts in many languages out of the shared data folder, the same ones every time. */
final class SharedTexts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 2000;

  private final Path folder;

  SharedTexts(Path folder) {
    this.folder = folder;
  }

  List<String> mixture() throws IOException {
    List<String> texts = new ArrayList<>(first(320, declaration()));
    texts.addAll(first(600, lines("dolly/dolly-en-6400.jsonl.gz", "instruction", "response")));
    texts.addAll(first(400, lines("dolly/dolly-ja-00000-04999.jsonl.gz", "instruction", "output")));
    texts.addAll(first(300, lines("gsm8k/train.jsonl.gz", "question", "answer")));
    texts.addAll(first(400, lines("corpus-text/python-docs-rst.jsonl.gz", "text")));
    for (String language : List.of("ar", "de", "en", "es", "hi", "zh")) {
      texts.addAll(
          first(
              language.equals("en") ? 200 : 60, contexts("xquad/xquad." + language + ".json.gz")));
    }

    return texts;
  }

  /** The declaration of human rights, five paragraphs a text, all languages. */
  List<String> declaration() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("udhr"))) {
      for (Path file : files.sorted().toList()) {
        texts.addAll(declaration(file));
      }
    }

    return texts;
  }

  List<String> declaration(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    lines.removeIf(String::isBlank);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 5) {
      texts.add(String.join("\n", lines.subList(i, Math.min(lines.size(), i + 5))));
    }

    return texts;
  }

  private List<String> lines(String file, String... fields) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : read(file).split("\n")) {
      JsonNode record = JSON.readTree(line);
      StringBuilder text = new StringBuilder();
      for (String field : fields) {
        text.append(text.isEmpty() ? "" : "\n").append(record.path(field).asText());
      }
      addPieces(text.toString(), texts);
    }

    return texts;
  }

  private List<String> contexts(String file) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode article : JSON.readTree(read(file)).get("data")) {
      for (JsonNode paragraph : article.get("paragraphs")) {
        addPieces(paragraph.get("context").asText(), texts);
      }
    }

    return texts;
  }

  private static void addPieces(String text, List<String> texts) {
    for (int from = 0; from < text.length(); from += LONGEST) {
      int to = Math.min(text.length(), from + LONGEST);
      if (to - from > 20) {
        texts.add(text.substring(from, to));
      }
    }
  }

  private static List<String> first(int most, List<String> texts) {
    return texts.stream()
        .map(text -> Map.entry(MurmurHash3.hash64(text, 1), text))
        .sorted(Map.Entry.comparingByKey())
        .limit(most)
        .map(Map.Entry::getValue)
        .toList();
  }

  private String read(String file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(file)));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      StringBuilder all = new StringBuilder();
      reader.lines().forEach(line -> all.append(line).append('\n'));
      return all.toString();
    }
  }
}
