package dev.quarry.check;

import static dev.quarry.check.CheckCase.error;
import static dev.quarry.check.CheckCase.measured;
import static dev.quarry.check.CheckCase.warning;
import static dev.quarry.check.TestRecords.chat;
import static dev.quarry.check.TestRecords.chatWith;
import static dev.quarry.check.TestRecords.choice;
import static dev.quarry.check.TestRecords.plain;
import static dev.quarry.check.TestRecords.withExtra;
import static dev.quarry.check.TestRecords.withId;
import static dev.quarry.check.TestRecords.withReference;

import dev.quarry.check.CheckCase.Measured;
import dev.quarry.model.Target;
import dev.quarry.record.TrainingRecord;
import java.util.List;

/** A kept and a dropped record for each rule about the characters, words and size of texts. */
final class TextCases {
  private static final TrainingRecord PAIR = chat("u:Hi", "a:Ho");
  private static final List<String> ASKED = List.of("u:Hi");

  private TextCases() {}

  static List<CheckCase> encoding() {
    return List.of(
        error(
            "encoding:lone-surrogate",
            TestTargets.NOVA,
            chat("u:\ud83d\ude00", "a:Ho"),
            chat("u:\ud83d", "a:Ho")),
        error("encoding:lone-surrogate", TestTargets.CLAUDE, PAIR, chat("u:Hi", "a:\ude00x")),
        error("encoding:lone-surrogate", TestTargets.CPT, plain("x"), plain("\ude00\ud83d")),
        error(
            "encoding:nul",
            TestTargets.CLAUDE,
            chatWith("S", "u:Hi", "a:Ho"),
            chatWith("\0", "u:Hi", "a:Ho")),
        error(
            "encoding:nul",
            TestTargets.NOVA_2,
            PAIR,
            withExtra(PAIR, "{toolConfig:{tools:[{toolSpec:{name:'\\u0000'}}]}}")),
        error("encoding:nul", TestTargets.NOVA_2, PAIR, withExtra(PAIR, "{'\\u0000':1}")),
        error(
            "encoding:nul",
            TestTargets.NOVA_2_RFT,
            withReference(PAIR, "'x'"),
            withReference(PAIR, "'\\u0000'")),
        error("encoding:nul", TestTargets.PAIRS, withId(PAIR, "x"), withId(PAIR, "\0")),
        error(
            "encoding:nul",
            TestTargets.NOVA_DPO,
            choice(ASKED, "+a", "-b"),
            choice(ASKED, "+a", "-b\0")),
        error(
            "encoding:nul",
            TestTargets.NOVA_2,
            PAIR,
            chat("u:Hi", "a:[{text:'x'},{reasoningContent:{reasoningText:{text:'\\u0000'}}}]")),
        warning("encoding:replacement", TestTargets.CLAUDE, PAIR, chat("u:Hi", "a:na\ufffdve")));
  }

  static List<CheckCase> words() {
    return List.of(
        error(
            "reserved-words:nova",
            TestTargets.NOVA,
            chat("u:The user asks", "a:Ho"),
            chat("u:SuperUser: asks", "a:Ho")),
        error(
            "reserved-words:nova",
            TestTargets.NOVA_2,
            chatWith("Be a bot", "u:Hi", "a:Ho"),
            chatWith("Bot: be", "u:Hi", "a:Ho")),
        error("reserved-words:nova", TestTargets.NOVA_DISTILLATION, PAIR, chat("u:a [EOS]")),
        error("reserved-words:nova-forge", TestTargets.NOVA, PAIR, chat("u:Hi", "a:Bot: Ho")),
        error("reserved-words:nova-forge", TestTargets.NOVA, PAIR, chat("u:USER: Hi", "a:Ho")),
        error(
            "reserved-words:nova-forge",
            TestTargets.NOVA_DPO,
            choice(ASKED, "+a", "-b"),
            choice(ASKED, "+a <image>", "-b")),
        error(
            "reserved-words:nova-forge",
            TestTargets.NOVA_2,
            PAIR,
            chat("u:Hi", "a:[{text:'x'},{reasoningContent:{reasoningText:{text:'Thought: x'}}}]")),
        error(
            "reserved-words:nova-forge",
            TestTargets.NOVA_2,
            PAIR,
            chat("u:[{toolResult:{toolUseId:'1',content:[{json:{}},{text:'User: x'}]}}]", "a:x")),
        warning(
            "reserved-words:nova-case", TestTargets.NOVA, PAIR, chat("u:The ecosystem: x", "a:Ho")),
        error(
            "reserved-words:claude",
            TestTargets.CLAUDE,
            chat("u:Hi\nHuman", "a:x Human: y"),
            chat("u:Hi\nHuman: you", "a:Ho")),
        error(
            "reserved-words:claude",
            TestTargets.CLAUDE,
            PAIR,
            chatWith("\n\nAssistant: x", "u:Hi", "a:Ho")),
        warning(
            "reserved-words:claude-start",
            TestTargets.CLAUDE,
            chat("u:Human", "a:Ho"),
            chat("u:Hi", "a:Assistant: Ho")),
        warning(
            "reserved-words:llama",
            TestTargets.LLAMA_PAIRS,
            chat("u:a <| b |>", "a:Ho"),
            chat("u:a <|x|> <|eot_id|>", "a:Ho")));
  }

  static List<CheckCase> sizes() {
    Target limited = TestTargets.limited(TestTargets.LLAMA_PAIRS, 100, 60, 50, 1000L);
    Measured full = new Measured(PAIR, new TokenCounts(100, 60, 50), 1000);
    String e = "é".repeat(2048);
    return List.of(
        measured(
            "tokens:record", limited, full, new Measured(PAIR, new TokenCounts(101, 60, 50), 1000)),
        measured(
            "tokens:input", limited, full, new Measured(PAIR, new TokenCounts(100, 61, 50), 1000)),
        measured(
            "tokens:output", limited, full, new Measured(PAIR, new TokenCounts(100, 60, 51), 1000)),
        measured(
            "line-bytes", limited, full, new Measured(PAIR, new TokenCounts(100, 60, 50), 1001)),
        error("line-bytes:prompt", TestTargets.EVALUATION, chat("u:" + e), chat("u:" + e + "x")),
        error(
            "line-bytes:prompt",
            TestTargets.EVALUATION,
            chat("u:" + "𠮷".repeat(1024)),
            chat("u:" + "語".repeat(1366))),
        error(
                "length:prompt-short",
                TestTargets.PAIRS,
                chat("u:𠮷𠮷𠮷", "a:x"),
                chat("u:𠮷𠮷", "a:x"))
            .withConfig("{\"length\":{\"min-prompt-chars\":3}}"),
        error(
                "length:prompt-long",
                TestTargets.PAIRS,
                chat("u:𠮷𠮷𠮷", "a:wxyz"),
                chat("u:1234", "a:x"))
            .withConfig("{\"length\":{\"max-prompt-chars\":3}}"),
        error(
                "length:prompt-long",
                TestTargets.NOVA,
                chat("u:1", "a:123", "u:23", "a:123"),
                chat("u:12", "a:x", "u:34", "a:x"))
            .withConfig("{\"length\":{\"max-prompt-chars\":3}}"),
        error(
                "length:completion-short",
                TestTargets.PAIRS,
                chat("u:1", "a:123"),
                chat("u:1", "a:12"))
            .withConfig("{\"length\":{\"min-completion-chars\":3}}"),
        error(
                "length:completion-short",
                TestTargets.NOVA_DISTILLATION,
                chat("u:1"),
                chat("u:1", "a:12"))
            .withConfig("{\"length\":{\"min-completion-chars\":3}}"),
        error("length:completion-short", TestTargets.CPT, plain("123"), plain("12"))
            .withConfig("{\"length\":{\"min-completion-chars\":3}}"),
        error(
                "length:completion-long",
                TestTargets.NOVA_DPO,
                choice(ASKED, "+123", "-1"),
                choice(ASKED, "+1", "-1234"))
            .withConfig("{\"length\":{\"max-completion-chars\":3}}"));
  }
}
