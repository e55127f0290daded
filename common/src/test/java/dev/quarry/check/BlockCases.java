package dev.quarry.check;

import static dev.quarry.check.CheckCase.error;
import static dev.quarry.check.CheckCase.warning;
import static dev.quarry.check.TestRecords.chat;
import static dev.quarry.check.TestRecords.choice;
import static dev.quarry.check.TestRecords.withId;
import static dev.quarry.check.TestRecords.withReference;

import dev.quarry.record.TrainingRecord;
import java.util.Collections;
import java.util.List;

/** A kept and a dropped record for each rule about media, reasoning, candidates and graders. */
final class BlockCases {
  private static final List<String> ASKED = List.of("u:Hi");
  private static final String IMAGE = media("image", "png", "s3://b/a_1/i-2.png");
  private static final String VIDEO = media("video", "mp4", "s3://b/v.mp4");
  private static final String DOCUMENT = media("document", "pdf", "s3://b/d.pdf");
  private static final String REASONING = "{reasoningContent:{reasoningText:{text:'so'}}}";
  private static final TrainingRecord SHOWN = show(IMAGE);

  private BlockCases() {}

  private static String media(String kind, String format, String uri) {
    return "{%s:{format:'%s',source:{s3Location:{uri:'%s',bucketOwner:'123456789012'}}}}"
        .formatted(kind, format, uri);
  }

  private static TrainingRecord show(String... blocks) {
    return chat("u:[{text:'Look'}," + String.join(",", blocks) + "]", "a:Ho");
  }

  private static String[] images(int count) {
    return Collections.nCopies(count, IMAGE).toArray(String[]::new);
  }

  static List<CheckCase> media() {
    TrainingRecord answered = chat("u:Hi", "a:[{text:'Ho'}," + IMAGE + "]");
    TrainingRecord unowned = show("{image:{format:'png',source:{s3Location:{uri:'s3://b/i'}}}}");
    return List.of(
        error("media:role", TestTargets.NOVA, SHOWN, answered),
        error("media:role", TestTargets.LLAMA, SHOWN, answered),
        error("media:model", TestTargets.NOVA_MICRO, chat("u:Hi", "a:Ho"), SHOWN),
        error("media:model", TestTargets.LLAMA, SHOWN, show(VIDEO)),
        error("media:model", TestTargets.NOVA, show(VIDEO), show(DOCUMENT)),
        error("media:technique", TestTargets.NOVA_DISTILLATION, chat("u:Hi"), SHOWN),
        error("media:technique", TestTargets.NOVA_2_RFT, chat("u:Hi"), SHOWN),
        error(
            "media:technique",
            TestTargets.NOVA_DPO,
            choice(List.of("u:[{text:'x'}," + IMAGE + "]"), "+a", "-b"),
            choice(List.of("u:[{text:'x'}," + VIDEO + "]"), "+a", "-b")),
        error(
            "media:format",
            TestTargets.NOVA,
            show(media("image", "WEBP", "s3://b/i")),
            show(media("image", "jpg", "s3://b/i"))),
        error(
            "media:format",
            TestTargets.NOVA,
            show(media("video", "webm", "s3://b/v")),
            show(media("video", "avi", "s3://b/v"))),
        error(
            "media:format",
            TestTargets.NOVA_2,
            show(DOCUMENT),
            show(media("document", "docx", "s3://b/d"))),
        error(
            "media:format",
            TestTargets.NOVA_2,
            show(VIDEO),
            show(media("video", "webm", "s3://b/v"))),
        error(
            "media:format",
            TestTargets.LLAMA,
            SHOWN,
            show("{image:{source:{s3Location:{uri:'s3://b/i'}}}}")),
        warning(
            "media:format-nova-2",
            TestTargets.NOVA_2,
            SHOWN,
            show(media("image", "webp", "s3://b/i"))),
        error("media:uri", TestTargets.NOVA, SHOWN, show(media("image", "png", "https://b/i"))),
        error("media:uri", TestTargets.NOVA, SHOWN, show(media("image", "png", "s3://b/a b"))),
        error(
            "media:uri",
            TestTargets.LLAMA,
            show(media("image", "png", "s3://b/a b")),
            show(media("image", "png", "s3://"))),
        error(
            "media:uri",
            TestTargets.LLAMA,
            SHOWN,
            show("{image:{format:'png',source:{bytes:'AAAA'}}}")),
        warning("media:owner", TestTargets.NOVA, SHOWN, unowned),
        warning("media:owner", TestTargets.NOVA_2, SHOWN, unowned),
        error("media:images", TestTargets.NOVA, show(images(10)), show(images(11))),
        error("media:videos", TestTargets.NOVA, show(VIDEO), show(VIDEO, VIDEO)),
        error("media:documents", TestTargets.NOVA_2, show(DOCUMENT), show(DOCUMENT, DOCUMENT)),
        error("media:mixed", TestTargets.NOVA, show(IMAGE, IMAGE), show(IMAGE, VIDEO)),
        error(
            "media:mixed",
            TestTargets.NOVA_2,
            show(DOCUMENT),
            chat("u:[" + DOCUMENT + "]", "a:x", "u:[" + IMAGE + "]", "a:y")));
  }

  static List<CheckCase> reasoning() {
    TrainingRecord reasoned = chat("u:Hi", "a:[" + REASONING + ",{text:'Ho'}]");
    return List.of(
        error(
            "reasoning:role",
            TestTargets.NOVA_2,
            reasoned,
            chat("u:[" + REASONING + ",{text:'Hi'}]", "a:Ho")),
        error("reasoning:model", TestTargets.NOVA, chat("u:Hi", "a:Ho"), reasoned),
        error("reasoning:model", TestTargets.LLAMA, chat("u:Hi", "a:Ho"), reasoned),
        error(
            "reasoning:text",
            TestTargets.NOVA_2,
            reasoned,
            chat("u:Hi", "a:[{reasoningContent:{reasoningText:{text:''}}},{text:'Ho'}]")),
        error(
            "reasoning:media",
            TestTargets.NOVA_2,
            reasoned,
            chat("u:[" + IMAGE + "]", "a:[" + REASONING + ",{text:'Ho'}]")));
  }

  static List<CheckCase> candidates() {
    TrainingRecord good = choice(ASKED, "+a", "-b");
    return List.of(
        error("preference:candidates", TestTargets.NOVA_DPO, good, choice(ASKED, "+a")),
        error("preference:candidates", TestTargets.NOVA_DPO, good, chat("u:Hi", "a:Ho")),
        error(
            "preference:labels",
            TestTargets.NOVA_DPO,
            choice(ASKED, "-a", "-b", "+c"),
            choice(ASKED, "+a", "+b")),
        error("preference:labels", TestTargets.NOVA_DPO, good, choice(ASKED, "-a", "-b")),
        error(
            "preference:media",
            TestTargets.NOVA_DPO,
            choice(ASKED, "+[" + REASONING + ",{text:'a'}]", "-b"),
            choice(ASKED, "+[{text:'a'}," + IMAGE + "]", "-b")),
        warning(
            "preference:identical",
            TestTargets.NOVA_DPO,
            choice(ASKED, "+a", "-b", "-b"),
            choice(ASKED, "+a", "-b", "-a")));
  }

  static List<CheckCase> graders() {
    TrainingRecord asked = withReference(chat("u:Hi"), "'42'");
    return List.of(
        warning("rft:reference-missing", TestTargets.NOVA_2_RFT, asked, chat("u:Hi")),
        warning(
            "rft:reference-missing",
            TestTargets.OPENAI_RFT,
            asked,
            withReference(chat("u:Hi"), "null")),
        error(
            "rft:reference-empty",
            TestTargets.NOVA_2_RFT,
            asked,
            withReference(chat("u:Hi"), "' '")),
        error(
            "rft:reference-empty",
            TestTargets.NOVA_2_RFT,
            withReference(chat("u:Hi"), "{n:1}"),
            withReference(chat("u:Hi"), "{}")),
        error(
            "rft:reference-type", TestTargets.NOVA_2_RFT, asked, withReference(chat("u:Hi"), "42")),
        error("rft:id", TestTargets.NOVA_2_RFT, withId(asked, "7"), withId(asked, " ")));
  }
}
