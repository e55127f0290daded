package dev.quarry.check;

import static dev.quarry.check.CheckCase.error;
import static dev.quarry.check.CheckCase.warning;
import static dev.quarry.check.TestRecords.chat;
import static dev.quarry.check.TestRecords.chatWith;
import static dev.quarry.check.TestRecords.choice;
import static dev.quarry.check.TestRecords.plain;

import dev.quarry.record.TrainingRecord;
import java.util.List;

/** A kept and a dropped record for each rule about turns and whether they say something. */
final class TurnCases {
  private static final TrainingRecord PAIR = chat("u:Hi", "a:Ho");
  private static final String IMAGE =
      "{image:{format:'png',source:{s3Location:{uri:'s3://b/i.png'}}}}";

  private TurnCases() {}

  static List<CheckCase> roles() {
    return List.of(
        error("roles:name", TestTargets.NOVA, PAIR, chat("User:Hi", "a:Ho")),
        error("roles:name", TestTargets.CLAUDE, PAIR, chat("u:Hi", "bot:Ho")),
        error("roles:name", TestTargets.LLAMA, PAIR, chat("u:Hi", "ASSISTANT:Ho")),
        error("roles:name", TestTargets.NOVA_2_RFT, PAIR_ASKED, chat("u:Hi", "tool:42", "u:And?")),
        error(
            "roles:system",
            TestTargets.CLAUDE,
            chatWith("S", "u:Hi", "a:Ho"),
            chat("system:S", "u:Hi", "a:Ho")),
        error(
            "roles:system",
            TestTargets.NOVA_2_RFT,
            chat("system:S", "u:Hi"),
            chat("u:Hi", "system:S")),
        error(
            "roles:system",
            TestTargets.NOVA_2_RFT,
            chatWith("S", "u:Hi"),
            chatWith("S", "system:T", "u:Hi")),
        warning(
            "roles:tool",
            TestTargets.OPENAI_RFT,
            PAIR_ASKED,
            chat("u:Hi", "a:wait", "tool:1", "tool:2", "u:And?")),
        error("roles:turns", TestTargets.CLAUDE, PAIR, chat("u:Hi")),
        error("roles:turns", TestTargets.NOVA, PAIR, chat("u:Hi")),
        error("roles:turns", TestTargets.LLAMA, PAIR, chat("u:Hi")),
        error("roles:turns", TestTargets.LLAMA_PAIRS, PAIR, chat("u:Hi")),
        error("roles:turns", TestTargets.LLAMA_DISTILLATION, chat("u:Hi"), chat()),
        error("roles:turns", TestTargets.NOVA_2_RFT, chat("u:Hi"), chat()),
        error(
            "roles:turns",
            TestTargets.NOVA_DPO,
            choice(List.of("u:Hi"), "+a", "-b"),
            choice(List.of(), "+a", "-b")),
        error("roles:first", TestTargets.CLAUDE, PAIR, chat("a:Ho", "u:Hi", "a:Ho")),
        error("roles:first", TestTargets.NOVA, PAIR, chat("a:Ho", "u:Hi", "a:Ho")),
        error("roles:first", TestTargets.LLAMA_DISTILLATION, PAIR, chat("a:Ho", "u:Hi")),
        error("roles:alternation", TestTargets.CLAUDE, PAIR, chat("u:Hi", "u:You", "a:Ho")),
        error("roles:alternation", TestTargets.NOVA, PAIR, chat("u:Hi", "a:Ho", "a:Ha")),
        error("roles:alternation", TestTargets.LLAMA, PAIR, chat("u:Hi", "a:Ho", "a:Ha")),
        error(
            "roles:alternation",
            TestTargets.NOVA_DPO,
            choice(List.of("u:Hi"), "+a", "-b"),
            choice(List.of("u:Hi", "u:You"), "+a", "-b")),
        warning("roles:alternation", TestTargets.NOVA_2_RFT, PAIR_ASKED, chat("u:Hi", "u:You")),
        error("roles:last", TestTargets.CLAUDE, PAIR, chat("u:Hi", "a:Ho", "u:And?")),
        error("roles:last", TestTargets.NOVA, PAIR, chat("u:Hi", "a:Ho", "u:And?")),
        error("roles:last", TestTargets.LLAMA, PAIR, chat("u:Hi", "a:Ho", "u:And?")),
        error(
            "roles:last",
            TestTargets.NOVA_DPO,
            choice(List.of("u:Hi"), "+a", "-b"),
            choice(List.of("u:Hi", "a:Ho"), "+a", "-b")),
        warning("roles:last", TestTargets.NOVA_2_RFT, chat("u:Hi"), PAIR),
        warning("roles:last", TestTargets.BATCH, chat("u:Hi"), PAIR),
        error("roles:user", TestTargets.NOVA_2_RFT, chat("u:Hi"), chat("system:S")),
        error(
            "roles:single-turn",
            TestTargets.LLAMA_DISTILLATION,
            PAIR,
            chat("u:Hi", "a:Ho", "u:And?")),
        warning(
            "roles:single-turn",
            TestTargets.NOVA_DISTILLATION,
            PAIR,
            chat("u:Hi", "a:Ho", "u:And?")));
  }

  private static final TrainingRecord PAIR_ASKED = chat("u:Hi", "a:Ho", "u:And?");

  static List<CheckCase> texts() {
    return List.of(
        error("empty-turn:prompt", TestTargets.NOVA, PAIR, chat("u:", "a:Ho")),
        error("empty-turn:prompt", TestTargets.LLAMA_PAIRS, PAIR, chat("u:", "a:Ho")),
        error(
            "empty-turn:prompt",
            TestTargets.NOVA,
            chat("u:[" + IMAGE + "]", "a:Ho"),
            chat("u:[]", "a:Ho")),
        error("empty-turn:completion", TestTargets.NOVA, PAIR, chat("u:Hi", "a:")),
        error(
            "empty-turn:completion",
            TestTargets.NOVA_2,
            chat("u:Hi", "a:[{text:'x'},{reasoningContent:{reasoningText:{text:'r'}}}]"),
            chat("u:Hi", "a:[{reasoningContent:{reasoningText:{text:'r'}}}]")),
        error(
            "empty-turn:completion",
            TestTargets.NOVA_2,
            chat("u:Hi", "a:[{toolUse:{toolUseId:'1',name:'t',input:{}}}]"),
            chat("u:Hi", "a:[{text:''},{toolUse:{toolUseId:'1',name:'t',input:{}}}]")),
        error(
            "empty-turn:candidate",
            TestTargets.NOVA_DPO,
            choice(List.of("u:Hi"), "+a", "-b"),
            choice(List.of("u:Hi"), "+a", "-")),
        error("empty-turn:text", TestTargets.CPT, plain("x"), plain("")),
        warning(
            "empty-turn:system",
            TestTargets.NOVA,
            chatWith("S", "u:Hi", "a:Ho"),
            chatWith("", "u:Hi", "a:Ho")),
        error(
            "empty-turn:system",
            TestTargets.NOVA_2_RFT,
            chatWith("S", "u:Hi"),
            chatWith("", "u:Hi")),
        warning(
            "empty-turn:absent",
            TestTargets.NOVA_2_RFT,
            chat("u:Hi", "a:[]", "u:So?"),
            chat("u:[]")),
        error(
            "blank-turn:prompt",
            TestTargets.NOVA,
            chat("u:[{text:' '}," + IMAGE + "]", "a:Ho"),
            chat("u: \n\t", "a:Ho")),
        error("blank-turn:prompt", TestTargets.NOVA_2_RFT, chat("u:Hi"), chat("u:\u00a0")),
        error(
            "blank-turn:completion",
            TestTargets.CLAUDE,
            chat("u:Hi", "a: x "),
            chat("u:Hi", "a:\u3000\u0085")),
        error(
            "blank-turn:completion",
            TestTargets.NOVA_2,
            chat("u:Hi", "a:[{text:' '},{toolUse:{toolUseId:'1',name:'t',input:{}}}]"),
            chat("u:Hi", "a:[{text:''},{text:' '}]")),
        error(
            "blank-turn:candidate",
            TestTargets.NOVA_DPO,
            choice(List.of("u:Hi"), "+a", "-b"),
            choice(List.of("u:Hi"), "+a", "-\n")),
        error("blank-turn:text", TestTargets.CPT, plain(" x"), plain(" \r\n")),
        warning(
            "blank-turn:system",
            TestTargets.CLAUDE,
            chatWith("S", "u:Hi", "a:Ho"),
            chatWith(" ", "u:Hi", "a:Ho")),
        warning("identical-answer", TestTargets.CLAUDE, PAIR, chat("u:Hi", "a:Hi")),
        warning(
            "identical-answer",
            TestTargets.NOVA,
            chat("u:[" + IMAGE + ",{text:'Hi'}]", "a:Hi"),
            chat("u:A", "a:B", "u:C", "a:C")));
  }
}
