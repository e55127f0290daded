package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quarry.jobs.source.InputFile;
import dev.quarry.jobs.split.Side;
import dev.quarry.mapping.template.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes {@code manifest.json}: what a run made, from what, with which settings. */
final class Manifest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Beyond this many files a source is told by its count, its bytes and the hash of its listing.
   */
  private static final int FILES_NAMED = 1000;

  private Manifest() {}

  /** Returns the manifest; {@code report} has the figures. */
  static ObjectNode of(PrepareConfig config, Outcome outcome, ObjectNode report) {
    ObjectNode manifest = MAPPER.createObjectNode();
    manifest.put("job", "prepare");
    manifest.put("state", outcome.state().id());
    ObjectNode target = manifest.putObject("target");
    target.put("model", config.target().model());
    target.put(
        "technique", config.target().technique() == null ? null : config.target().technique().id());
    target.put("format", config.target().format());
    manifest.set("ledger", report.get("ledger"));
    manifest.set("splits", report.get("splits"));
    manifest.set("tokens", report.get("tokens"));
    manifest.set("gates", report.get("gates"));
    manifest.set("warnings", report.get("warnings"));
    manifest.set("template", config.template().map(Manifest::template).orElse(null));
    manifest.set("inputs", inputs(config, outcome));
    ObjectNode hashes = manifest.putObject("sha256");
    outcome.published().hashes().forEach(hashes::put);
    manifest.put("records", outcome.lines(Side.TRAIN));
    manifest.set("config", config.tree());
    manifest.set("versions", ReportBuilder.versions());

    return manifest;
  }

  private static ObjectNode template(Template template) {
    return template.spec().toJson();
  }

  private static ArrayNode inputs(PrepareConfig config, Outcome outcome) {
    ArrayNode inputs = MAPPER.createArrayNode();
    for (int i = 0; i < config.sources().size(); i++) {
      List<InputFile> files = outcome.input().files().get(i);
      ObjectNode input = inputs.addObject();
      input.put("path", config.sources().get(i).shown());
      input.put("format", config.sources().get(i).format());
      input.put("files", files.size());
      input.put("bytes", files.stream().mapToLong(InputFile::length).sum());
      input.put("listing", hash(files));
      if (files.size() <= FILES_NAMED) {
        ArrayNode named = input.putArray("names");
        files.forEach(
            file -> named.addObject().put("path", file.shown()).put("bytes", file.length()));
      }
    }

    return inputs;
  }

  private static String hash(List<InputFile> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (InputFile file : files) {
        digest.update(
            (file.shown() + "\t" + file.length() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
