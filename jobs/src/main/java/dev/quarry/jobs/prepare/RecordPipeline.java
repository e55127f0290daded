package dev.quarry.jobs.prepare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quarry.check.CheckSuite;
import dev.quarry.check.Checks;
import dev.quarry.check.SetCounters;
import dev.quarry.config.Problems;
import dev.quarry.format.Format;
import dev.quarry.format.PlainTextFormat;
import dev.quarry.format.UnencodableException;
import dev.quarry.jobs.prepare.encode.AsciiStrings;
import dev.quarry.jobs.prepare.encode.Utf8Sink;
import dev.quarry.jobs.source.Pieces;
import dev.quarry.jobs.stage.StagedRow;
import dev.quarry.record.Fault;
import dev.quarry.record.RecordTexts;
import dev.quarry.record.TrainingRecord;
import dev.quarry.text.AsciiTexts;
import dev.quarry.text.MurmurHash3;
import dev.quarry.transform.TransformChain;
import dev.quarry.transform.Transforms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns one record into one staged row: transforms, signals, encoding, checks. Made once per task;
 * not thread-safe.
 */
final class RecordPipeline {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Apart from the split's hash, so that a cap takes from all over a side. */
  private static final long CAP_SALT = 0x9e3779b97f4a7c15L;

  private final PipelineSpec spec;
  private final TransformChain transforms;
  private final CheckSuite checks;
  private final Format format;
  private final Signals signals;
  private final TaskReport report;
  private final Utf8Sink buffer = new Utf8Sink();
  private final AsciiTexts texts = new AsciiTexts();
  private final UnaryOperator<String> rewrite;
  private final JsonFactory factory = MAPPER.getFactory();
  private @Nullable Fault error;

  RecordPipeline(PipelineSpec spec, TaskReport report) {
    this.spec = spec;
    this.report = report;
    this.transforms = Transforms.chain(tree(spec.transforms()), new Problems(), "transforms");
    this.checks = Checks.of(spec.target(), spec.checks());
    this.format = TargetFormats.of(spec.target(), spec.batch());
    this.signals = new Signals(TokenPlans.of(spec), texts);
    this.rewrite = text -> transforms.apply(text, texts.find(text));
  }

  static @Nullable JsonNode tree(@Nullable String json) {
    try {
      return json == null ? null : MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + json, e);
    }
  }

  Signals signals() {
    return signals;
  }

  /**
   * Fills the row from a record.
   *
   * @param place tells equal records apart, the same however the input is cut
   */
  void stage(TrainingRecord mapped, long segment, long place, StagedRow row) {
    texts.reset();
    TrainingRecord record = RecordTexts.map(mapped, rewrite);
    error = null;
    signals.measure(record);
    buffer.reset();
    Fault unencodable = encode(record, place);
    if (unencodable != null) {
      reject(unencodable, "encode", row);
      return;
    }
    checks.judge(record, signals.limitTokens(), buffer.size(), this::judge);
    if (error != null) {
      reject(error, "check", row);
      return;
    }
    accept(record, segment, row);
  }

  private void judge(Fault fault) {
    if (!fault.isError()) {
      report.warn(fault.rule(), fault.message());
    } else if (error == null) {
      error = fault;
    }
  }

  /** Encodes into the buffer; returns why that cannot be done. */
  private @Nullable Fault encode(TrainingRecord record, long place) {
    try {
      if (format instanceof PlainTextFormat plain) {
        buffer.write(plain.encodeText(record));
      } else {
        try (JsonGenerator out = new AsciiStrings(factory.createGenerator(buffer), buffer, texts)) {
          format.encode(named(record, place), out);
        }
      }
      return buffer.isBroken() ? surrogate(record) : null;
    } catch (UnencodableException e) {
      return e.fault();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only text that is not Unicode cannot be written; the checks say where it is. */
  private Fault surrogate(TrainingRecord record) {
    checks.judge(record, signals.limitTokens(), 0, this::judge);
    return error != null
        ? error
        : Fault.error(
            "encoding:lone-surrogate",
            "",
            "The record holds half of a surrogate pair, which UTF-8 cannot hold",
            "Repair the text where it was cut");
  }

  private TrainingRecord named(TrainingRecord record, long place) {
    if (record.id() != null || !format.id().equals("batch-inference")) {
      return record;
    }
    String id = String.format("%016x", mix(signals.hashHigh ^ mix(place)));
    return new TrainingRecord(
        id,
        record.content(),
        record.label(),
        record.group(),
        record.source(),
        record.reference(),
        record.extra());
  }

  private void accept(TrainingRecord record, long segment, StagedRow row) {
    row.rejected = false;
    row.id = record.id();
    row.label = record.label();
    row.origin =
        record.source() == null ? spec.names().get(Pieces.sourceOf(segment)) : record.source();
    String group = spec.groupBy() ? record.group() : null;
    row.splitHash =
        group == null
            ? mix(signals.hashHigh ^ mix(spec.seed()))
            : MurmurHash3.hash64(group, spec.seed());
    row.capHash = mix(signals.hashLow ^ mix(spec.seed() + CAP_SALT));
    row.tokens = signals.tokens;
    row.limitTokens = signals.inputLimit + signals.outputLimit;
    row.promptChars = signals.promptChars;
    row.completionChars = signals.completionChars;
    row.traits = SetCounters.featuresOf(record);
    row.setBytes(buffer.array(), 0, buffer.size());
    report.tokens += signals.tokens;
    report.accepted.merge(Pieces.sourceOf(segment), 1L, Long::sum);
    report.scripts.merge(signals.script, 1L, Long::sum);
  }

  private static void reject(Fault fault, String stage, StagedRow row) {
    row.rejected = true;
    row.reason = fault.rule();
    row.stage = stage;
    String where = fault.field().isEmpty() ? "" : fault.field() + ": ";
    row.detail = where + fault.message() + " (" + fault.fix() + ")";
  }

  /** The finaliser of MurmurHash3, a bijection that spreads every bit over all. */
  private static long mix(long value) {
    long mixed = value;
    mixed ^= mixed >>> 33;
    mixed *= 0xff51afd7ed558ccdL;
    mixed ^= mixed >>> 33;
    mixed *= 0xc4ceb9fe1a85ec53L;
    mixed ^= mixed >>> 33;

    return mixed;
  }
}
