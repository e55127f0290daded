package dev.quarry.report.section;

import dev.quarry.report.html.Fields;
import java.util.Map;

/**
 * Where every record went, as the report says it, added up once more.
 *
 * @param read records that were found in the sources
 * @param rejected records that were turned down, of every reason
 * @param saysItCloses whether the run itself found no difference
 */
record Ledger(
    long read, long train, long validation, long test, long rejected, boolean saysItCloses) {

  static Ledger of(Fields report) {
    Fields ledger = report.at("ledger");
    long rejected = 0;
    for (Map.Entry<String, Fields> reason : ledger.at("rejected").members()) {
      rejected += reason.getValue().count();
    }

    return new Ledger(
        ledger.count("read"),
        ledger.count("train"),
        ledger.count("validation"),
        ledger.count("test"),
        rejected,
        !ledger.isFalse("closes"));
  }

  long kept() {
    return train + validation + test;
  }

  /** Records that are neither in a file nor rejected; negative when there are too many. */
  long missing() {
    return read - kept() - rejected;
  }

  boolean closes() {
    return saysItCloses && missing() == 0;
  }

  /** The share of what was read, 0 where nothing was. */
  double share(long records) {
    return read > 0 ? (double) records / read : 0;
  }
}
