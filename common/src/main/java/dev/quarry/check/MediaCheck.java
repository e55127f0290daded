package dev.quarry.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.check.part.Citations;
import dev.quarry.check.part.RecordParts;
import dev.quarry.check.part.RecordParts.Part;
import dev.quarry.check.part.TargetTraits;
import dev.quarry.config.Section;
import dev.quarry.model.Target;
import dev.quarry.record.Block;
import dev.quarry.record.Content;
import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import dev.quarry.record.TrainingRecord;
import dev.quarry.record.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Images, videos and documents in turns. Figures: 10 images, 1 video, 1 document a record (<a
 * href="https://docs.aws.amazon.com/nova/latest/userguide/fine-tune-prepare-data-understanding.html">
 * Nova guide</a>); they are asked of Nova alone, AWS publishes none for Llama. Sizes and durations
 * of the files themselves are not looked at.
 */
final class MediaCheck implements RecordCheck {
  /** Nova guide and scripts: 10 images a record. */
  private static final int MOST_IMAGES = 10;

  private static final String BOTH = Citations.of(Citations.NOVA_SCRIPT, Citations.FORGE);
  private static final Rule ROLE =
      new Rule(
          "media:role",
          "Images, videos and documents are in user turns only",
          Citations.of(Citations.NOVA1, Citations.LLAMA_SCRIPT, BOTH));
  private static final Rule MODEL =
      new Rule(
          "media:model",
          "The model takes this kind of media; Nova Micro takes none",
          Citations.of(Citations.NOVA1, BOTH));
  private static final Rule TECHNIQUE =
      new Rule(
          "media:technique",
          "Distillation and RFT are text only, preference optimisation takes no video",
          Citations.of(Citations.DISTILLATION_SCRIPT, Citations.RFT, Citations.NOVA_DPO));
  private static final Rule FORMAT =
      new Rule(
          "media:format",
          "Images are jpeg, png, gif or webp, videos mov, mkv, mp4 or webm (not for Nova 2),"
              + " documents pdf",
          Citations.of(Citations.NOVA1, BOTH));
  private static final Rule FORMAT_NOVA_2 =
      new Rule(
          "media:format-nova-2",
          "Images for Nova 2 are not webp, which one of AWS's scripts refuses (warning)",
          Citations.NOVA_SCRIPT);
  private static final Rule URI =
      new Rule(
          "media:uri",
          "Media is at s3://; for Nova of letters, digits, _ - / and . alone",
          Citations.of(Citations.NOVA1, Citations.LLAMA_SCRIPT, BOTH));
  private static final Rule OWNER =
      new Rule("media:owner", "Media for Nova names its bucketOwner (warning)", Citations.FORGE);
  private static final Rule IMAGES =
      new Rule("media:images", "A record for Nova has at most 10 images", Citations.NOVA1);
  private static final Rule VIDEOS =
      new Rule("media:videos", "A record for Nova has at most 1 video", Citations.NOVA1);
  private static final Rule DOCUMENTS =
      new Rule(
          "media:documents", "A record for Nova has at most 1 document", Citations.NOVA_SCRIPT);
  private static final Rule MIXED =
      new Rule(
          "media:mixed",
          "A record for Nova has one of images, video and document",
          Citations.of(Citations.NOVA1, BOTH));

  static final List<Rule> RULES =
      List.of(
          ROLE,
          MODEL,
          TECHNIQUE,
          FORMAT,
          FORMAT_NOVA_2,
          URI,
          OWNER,
          IMAGES,
          VIDEOS,
          DOCUMENTS,
          MIXED);

  private static final Map<String, Set<String>> FORMATS =
      Map.of(
          "image", Set.of("jpeg", "png", "gif", "webp"),
          "video", Set.of("mov", "mkv", "mp4", "webm"),
          "document", Set.of("pdf"));

  private final TargetTraits traits;
  private final RecordParts parts;

  private MediaCheck(Target target) {
    traits = new TargetTraits(target);
    parts = new RecordParts(target);
  }

  static Optional<RecordCheck> of(Target target, Section settings) {
    TargetTraits traits = new TargetTraits(target);
    return traits.isPlainText() || traits.isInference()
        ? Optional.empty()
        : Optional.of(new MediaCheck(target));
  }

  /** Returns whether a block is an image, a video or a document. */
  static boolean isMedia(Block block) {
    return block instanceof Block.Raw raw && FORMATS.containsKey(raw.kind());
  }

  @Override
  public void judge(
      TrainingRecord record, TokenCounts tokens, int encodedBytes, Consumer<Fault> faults) {
    Content content = record.content();
    List<Turn> turns = RecordParts.turns(content);
    Counts counts = null;
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      List<Block> blocks = turn.blocks();
      for (int j = 0; j < blocks.size(); j++) {
        if (blocks.get(j) instanceof Block.Raw raw && FORMATS.containsKey(raw.kind())) {
          counts = counts == null ? new Counts() : counts;
          counts.add(raw.kind());
          String field =
              parts.field(content, Part.ofRole(turn.role()), i) + "[" + j + "]." + raw.kind();
          judgeBlock(turn, raw, field, faults);
        }
      }
    }
    judgeCounts(counts, faults);
  }

  private void judgeBlock(Turn turn, Block.Raw raw, String field, Consumer<Fault> faults) {
    String kind = raw.kind();
    if (!turn.role().equals(Turn.USER)) {
      error(ROLE, field, kind + " in the " + turn.role() + "'s turn", faults);
    }
    boolean textOnly = traits.isDistillation() || traits.isRft();
    if (textOnly || (traits.isDpo() && kind.equals("video"))) {
      error(TECHNIQUE, field, "the technique takes no " + kind, faults);
    } else if (traits.refuses(kind) || (kind.equals("document") && isFirstNova())) {
      error(MODEL, field, "the model takes no " + kind, faults);
    }
    judgeFormat(kind, raw.json().path(kind).path("format"), field, faults);
    judgeLocation(raw.json().path(kind).path("source").path("s3Location"), field, faults);
  }

  /** The Forge script takes documents for Nova 2 alone. */
  private boolean isFirstNova() {
    return traits.isNova() && !traits.isNova2();
  }

  private void judgeFormat(String kind, JsonNode node, String field, Consumer<Fault> faults) {
    String format = node.asText().toLowerCase(Locale.ROOT);
    Set<String> known = FORMATS.getOrDefault(kind, Set.of());
    boolean refused = traits.isNova2() && format.equals("webm");
    if (!known.contains(format) || refused) {
      error(FORMAT, field + ".format", "the format is " + node.asText("missing"), faults);
    } else if (traits.isNova2() && format.equals("webp")) {
      faults.accept(
          Fault.warning(
              FORMAT_NOVA_2.id(), field + ".format", "the format is webp", "Use png, jpeg or gif"));
    }
  }

  private void judgeLocation(JsonNode location, String field, Consumer<Fault> faults) {
    String uri = location.path("uri").asText();
    if (!isUri(uri)) {
      String shown = uri.length() > 100 ? uri.substring(0, 100) + "…" : uri;
      String message = uri.isEmpty() ? "there is no S3 location" : "the address is " + shown;
      error(URI, field + ".source.s3Location.uri", message, faults);
    }
    if (traits.isNova() && location.path("bucketOwner").asText().isEmpty()) {
      faults.accept(
          Fault.warning(
              OWNER.id(),
              field + ".source.s3Location.bucketOwner",
              "the owner of the bucket is missing",
              "Add the account id of the bucket's owner"));
    }
  }

  private boolean isUri(String uri) {
    if (!uri.startsWith("s3://") || uri.length() == "s3://".length()) {
      return false;
    }
    for (int i = "s3://".length(); traits.isNova() && i < uri.length(); i++) {
      char c = uri.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && "_-/.".indexOf(c) < 0) {
        return false;
      }
    }

    return true;
  }

  private void judgeCounts(@Nullable Counts counts, Consumer<Fault> faults) {
    if (counts == null || !traits.isNova()) {
      return;
    }
    String field = parts.messages();
    if (counts.images > MOST_IMAGES) {
      error(IMAGES, field, "the number of images is " + counts.images, faults);
    }
    if (counts.videos > 1) {
      error(VIDEOS, field, "the number of videos is " + counts.videos, faults);
    }
    if (counts.documents > 1) {
      error(DOCUMENTS, field, "the number of documents is " + counts.documents, faults);
    }
    if (counts.kinds() > 1) {
      error(MIXED, field, "the record mixes kinds of media", faults);
    }
  }

  private static void error(Rule rule, String field, String message, Consumer<Fault> faults) {
    faults.accept(Fault.error(rule.id(), field, message, fixOf(rule)));
  }

  private static String fixOf(Rule rule) {
    if (rule.equals(ROLE)) {
      return "Move the block into the user's turn";
    }
    if (rule.equals(FORMAT)) {
      return "Convert the file, and name its format";
    }
    if (rule.equals(URI)) {
      return "Put the file into S3 under a plain name";
    }
    return "Leave the block out, or drop the record";
  }

  private static final class Counts {
    private int images;
    private int videos;
    private int documents;

    void add(String kind) {
      switch (kind) {
        case "image" -> images++;
        case "video" -> videos++;
        default -> documents++;
      }
    }

    int kinds() {
      return (images > 0 ? 1 : 0) + (videos > 0 ? 1 : 0) + (documents > 0 ? 1 : 0);
    }
  }
}
