package dev.quarry.jobs.validate;

import dev.quarry.record.Fault;
import dev.quarry.record.Rule;
import java.util.List;

/** What a file has to be, whatever its lines hold. */
final class FileRules {
  private static final String TROUBLESHOOTING =
      "https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-troubleshoot.html";
  private static final String PREPARE =
      "https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-prepare.html";
  private static final String SUBMIT =
      "https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-submit.html";

  private static final Rule EXTENSION =
      new Rule("file:extension", "The name of a file ends in .jsonl", PREPARE);
  private static final Rule URI =
      new Rule(
          "file:uri",
          "The S3 URI of a file is one that Bedrock's job APIs accept",
          "AWS service model bedrock 2023-04-20, S3Uri; Amazon Nova user guide");
  private static final Rule SEVERAL =
      new Rule("file:several", "A customization job reads one training file (warning)", SUBMIT);
  private static final Rule PACKED =
      new Rule("file:packed", "A file is plain and not packed (warning)", PREPARE);
  private static final Rule MARK =
      new Rule("file:byte-order-mark", "A file starts without a byte order mark", "RFC 8259, 8.1");
  private static final Rule BLANK =
      new Rule("file:blank-line", "No line is blank", TROUBLESHOOTING);
  private static final Rule RETURN =
      new Rule(
          "file:carriage-return",
          "A line ends with a line feed alone (warning)",
          "https://jsonlines.org");

  private static final List<Rule> ALL =
      List.of(EXTENSION, URI, SEVERAL, PACKED, MARK, BLANK, RETURN);

  private FileRules() {}

  static List<Rule> all() {
    return ALL;
  }

  static Fault extension(String name) {
    return Fault.error(
        EXTENSION.id(),
        "",
        "the file is named " + name,
        "Give it a name that ends in .jsonl: AWS looks at no other file");
  }

  /**
   * Returns the fault of a URI.
   *
   * @param reason what is wrong with it, and a valid alternative
   */
  static Fault uri(String reason) {
    return Fault.error(URI.id(), "", reason, "Copy the object to a key that Bedrock accepts");
  }

  static Fault several(int files, String split) {
    return Fault.warning(
        SEVERAL.id(),
        split,
        "the set is spread over " + files + " files, which are judged as one set",
        "Put them into one file: a job takes one");
  }

  static Fault packed() {
    return Fault.warning(
        PACKED.id(),
        "",
        "the file is packed; what is in it was checked",
        "Unpack it before the upload: Bedrock wants plain .jsonl");
  }

  static Fault mark() {
    return Fault.error(
        MARK.id(),
        "",
        "the file starts with a byte order mark",
        "Save it as UTF-8 without a byte order mark: its first line is no JSON otherwise");
  }

  static Fault blank() {
    return Fault.error(
        BLANK.id(), "", "the line is blank", "Leave the line out: AWS takes it for a broken one");
  }

  static Fault carriageReturn() {
    return Fault.warning(
        RETURN.id(),
        "",
        "the line ends with a carriage return and a line feed",
        "Write line feeds alone");
  }

  /**
   * Returns the fault of a line, or of a rest of a file, that cannot be read.
   *
   * @param rule one of the rules of sources
   */
  static Fault unreadable(String rule, String detail) {
    return Fault.error(rule, "", detail, fix(rule));
  }

  private static String fix(String rule) {
    return switch (rule) {
      case "source:invalid-json" ->
          "Write one JSON object a line; quarry prepare reads arrays and objects over several lines";
      case "source:not-an-object" -> "Write a JSON object";
      case "source:invalid-utf8" -> "Convert the file to UTF-8";
      case "source:utf-16" -> "Convert the file to UTF-8 without a byte order mark";
      case "source:nul-byte" -> "Take the NUL bytes out; the file may have been cut off in a copy";
      case "source:line-too-long" ->
          "Shorten the record, or let longer lines be read with --set read.max-line=64MiB";
      case "source:damaged-file" -> "Pack or copy the file again";
      case "source:empty-file" -> "Put records into the file, or leave it out";
      default -> "Repair the file";
    };
  }
}
