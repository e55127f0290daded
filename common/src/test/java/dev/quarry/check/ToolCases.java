package dev.quarry.check;

import static dev.quarry.check.CheckCase.error;
import static dev.quarry.check.CheckCase.warning;
import static dev.quarry.check.TestRecords.chat;
import static dev.quarry.check.TestRecords.withExtra;

import dev.quarry.model.Target;
import dev.quarry.record.TrainingRecord;
import java.util.List;

/** A kept and a dropped record for each rule about tools. */
final class ToolCases {
  private static final Target NOVA_2 = TestTargets.NOVA_2;
  private static final Target RFT = TestTargets.NOVA_2_RFT;
  private static final String SPEC = spec("sum", "Adds", "{type:'object'}");
  private static final TrainingRecord GOOD = offer(SPEC, talk(use("1"), result("1")));
  private static final TrainingRecord RFT_GOOD = functions(function("sum", "Adds"));

  private ToolCases() {}

  private static String spec(String name, String description, String schema) {
    return "{toolSpec:{name:'%s',description:'%s',inputSchema:{json:%s}}}"
        .formatted(name, description, schema);
  }

  private static String use(String id) {
    return "{toolUse:{toolUseId:'" + id + "',name:'sum',input:{a:1}}}";
  }

  private static String result(String id) {
    return "{toolResult:{toolUseId:'" + id + "',content:[{text:'2'},{json:{n:2}}]}}";
  }

  private static TrainingRecord talk(String use, String result) {
    return chat("u:Add", "a:[" + use + "]", "u:[" + result + "]", "a:2");
  }

  private static TrainingRecord offer(String specs, TrainingRecord record) {
    return withExtra(record, "{toolConfig:{tools:[" + specs + "]}}");
  }

  private static String function(String name, String description) {
    return ("{type:'function',function:{name:'%s',description:'%s',"
            + "parameters:{type:'object',properties:{}}}}")
        .formatted(name, description);
  }

  private static TrainingRecord functions(String functions) {
    return withExtra(chat("u:Add"), "{tools:[" + functions + "]}");
  }

  static List<CheckCase> blocks() {
    return List.of(
        error(
            "tools:model",
            TestTargets.NOVA,
            chat("u:Hi", "a:Ho"),
            offer(SPEC, chat("u:Hi", "a:Ho"))),
        error("tools:model", TestTargets.LLAMA, chat("u:Hi", "a:Ho"), GOOD),
        error("tools:use-role", NOVA_2, GOOD, offer(SPEC, chat("u:[" + use("1") + "]", "a:2"))),
        error(
            "tools:result-role",
            NOVA_2,
            GOOD,
            offer(SPEC, chat("u:Add", "a:[" + use("1") + "," + result("1") + "]"))),
        error("tools:id", NOVA_2, GOOD, offer(SPEC, chat("u:Add", "a:[" + use(" ") + "]"))),
        error("tools:id", NOVA_2, GOOD, offer(SPEC, chat("u:[" + result("") + "]", "a:x"))),
        error(
            "tools:id-repeated",
            NOVA_2,
            offer(SPEC, talk(use("1") + "," + use("2"), result("2") + "," + result("1"))),
            offer(SPEC, talk(use("1") + "," + use("1"), result("1")))),
        error("tools:result-unknown", NOVA_2, GOOD, offer(SPEC, talk(use("1"), result("2")))),
        error(
            "tools:result-unknown",
            NOVA_2,
            GOOD,
            offer(SPEC, chat("u:[" + result("1") + "]", "a:[" + use("1") + "]"))),
        error(
            "tools:result-repeated",
            NOVA_2,
            GOOD,
            offer(SPEC, talk(use("1"), result("1") + "," + result("1")))),
        error(
            "tools:result-content",
            NOVA_2,
            GOOD,
            offer(SPEC, talk(use("1"), "{toolResult:{toolUseId:'1',content:[]}}"))),
        error(
            "tools:result-content",
            NOVA_2,
            GOOD,
            offer(SPEC, talk(use("1"), "{toolResult:{toolUseId:'1',content:[{image:{}}]}}"))),
        error(
            "tools:result-content",
            NOVA_2,
            GOOD,
            offer(
                SPEC, talk(use("1"), "{toolResult:{toolUseId:'1',content:[{text:'x',json:{}}]}}"))),
        error(
            "tools:name",
            NOVA_2,
            GOOD,
            offer(spec("add", "Adds", "{type:'object'}"), talk(use("1"), result("1")))),
        error(
            "tools:input",
            NOVA_2,
            GOOD,
            offer(SPEC, talk("{toolUse:{toolUseId:'1',name:'sum',input:'a'}}", result("1")))),
        warning("tools:config", NOVA_2, GOOD, talk(use("1"), result("1"))));
  }

  static List<CheckCase> specs() {
    TrainingRecord hi = chat("u:Hi", "a:Ho");
    return List.of(
        error("tools:empty", NOVA_2, offer(SPEC, hi), offer("", hi)),
        error("tools:empty", RFT, chat("u:Add"), functions("")),
        error(
            "tools:spec-name",
            NOVA_2,
            offer(SPEC, hi),
            offer(spec(" ", "Adds", "{type:'object'}"), hi)),
        error("tools:spec-name", NOVA_2, offer(SPEC, hi), offer(SPEC + "," + SPEC, hi)),
        error(
            "tools:spec-name",
            RFT,
            RFT_GOOD,
            functions(function("sum", "Adds") + "," + function("sum", "Adds"))),
        error(
            "tools:description",
            NOVA_2,
            offer(SPEC, hi),
            offer(spec("sum", "", "{type:'object'}"), hi)),
        error("tools:description", RFT, RFT_GOOD, functions(function("sum", " "))),
        error(
            "tools:schema",
            NOVA_2,
            offer(SPEC, hi),
            offer(spec("sum", "Adds", "{properties:{}}"), hi)),
        error(
            "tools:function",
            RFT,
            RFT_GOOD,
            functions(function("sum", "Adds").replaceFirst("function", "tool"))),
        error(
            "tools:parameters",
            RFT,
            RFT_GOOD,
            functions(function("sum", "Adds").replace("'object'", "'array'"))),
        error(
            "tools:parameters",
            RFT,
            RFT_GOOD,
            functions(function("sum", "Adds").replace("properties:{}", "required:[]"))));
  }
}
