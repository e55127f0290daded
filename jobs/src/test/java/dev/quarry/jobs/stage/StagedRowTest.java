package dev.quarry.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StagedRowTest {
  @Property(tries = 300)
  void readsBackEveryRowThatWasWritten(@ForAll("rows") List<StagedRow> rows) throws IOException {
    List<String> expected = rows.stream().map(StagedRowTest::shown).toList();

    assertThat(read(written(rows), rows.size())).isEqualTo(expected);
  }

  @Property(tries = 100)
  void knowsHowManyBytesWereWritten(@ForAll("rows") List<StagedRow> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Long> starts = new ArrayList<>();
    try (StagedRowWriter writer = new StagedRowWriter(out)) {
      for (StagedRow row : rows) {
        starts.add(writer.bytes());
        writer.write(row);
      }
      starts.add(writer.bytes());
    }

    assertThat(starts.get(rows.size())).isEqualTo(out.size());
    byte[] bytes = out.toByteArray();
    for (int i = 0; i < rows.size(); i++) {
      byte[] rest = Arrays.copyOfRange(bytes, starts.get(i).intValue(), bytes.length);
      assertThat(read(rest, 1)).containsExactly(shown(rows.get(i)));
    }
  }

  @Test
  void keepsNothingOfTheRowBefore() throws IOException {
    StagedRow record = new StagedRow();
    record.id = "id";
    record.label = "label";
    record.origin = "origin";
    record.splitHash = 1;
    record.capHash = 2;
    record.tokens = 3;
    record.limitTokens = 4;
    record.promptChars = 5;
    record.completionChars = 6;
    record.traits = 7;
    StagedRow reject = new StagedRow();
    reject.rejected = true;
    reject.reason = "reason";
    reject.stage = "stage";
    reject.detail = "detail";
    List<StagedRow> rows = List.of(record, reject, record);

    assertThat(read(written(rows), 3)).isEqualTo(rows.stream().map(StagedRowTest::shown).toList());
  }

  @Test
  void takesACopyOfBytesOfAnyLength() {
    StagedRow row = new StagedRow();
    byte[] bytes = new byte[5000];
    Arrays.fill(bytes, (byte) 'x');
    row.setBytes(bytes, 10, 4000);
    bytes[10] = 'y';

    assertThat(row.length).isEqualTo(4000);
    assertThat(row.bytes[0]).isEqualTo((byte) 'x');
    row.setBytes(bytes, 10, 1);
    assertThat(row.length).isEqualTo(1);
    assertThat(row.bytes[0]).isEqualTo((byte) 'y');
  }

  @Test
  void throwsWhereARowIsCut() throws IOException {
    StagedRow row = new StagedRow();
    row.id = "identity";
    row.setBytes(new byte[] {1, 2, 3}, 0, 3);
    byte[] bytes = written(List.of(row));

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut, 1)).isInstanceOf(EOFException.class);
    }
  }

  private static byte[] written(List<StagedRow> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (StagedRowWriter writer = new StagedRowWriter(out)) {
      for (StagedRow row : rows) {
        writer.write(row);
      }
    }

    return out.toByteArray();
  }

  private static List<String> read(byte[] bytes, int count) throws IOException {
    List<String> rows = new ArrayList<>();
    StagedRow row = new StagedRow();
    try (StagedRowReader reader = new StagedRowReader(new ByteArrayInputStream(bytes))) {
      for (int i = 0; i < count; i++) {
        reader.read(row);
        rows.add(shown(row));
      }
    }

    return rows;
  }

  private static String shown(StagedRow row) {
    Object[] values = {
      row.rejected,
      row.file,
      row.position,
      row.id,
      row.label,
      row.origin,
      row.splitHash,
      row.capHash,
      row.tokens,
      row.limitTokens,
      row.promptChars,
      row.completionChars,
      row.traits,
      row.reason,
      row.stage,
      row.detail,
      Arrays.toString(Arrays.copyOf(row.bytes, row.length))
    };
    return Arrays.toString(values);
  }

  @Provide
  Arbitrary<List<StagedRow>> rows() {
    Arbitrary<String> texts =
        Arbitraries.strings().withChars("aé あ\0\n").ofMaxLength(200).injectNull(0.3);
    Arbitrary<Integer> counts = Arbitraries.integers().between(0, Integer.MAX_VALUE);
    Arbitrary<Long> hashes = Arbitraries.longs();
    Arbitrary<StagedRow> records =
        Combinators.combine(texts, texts, hashes, hashes, counts, counts, payloads())
            .as(
                (id, label, split, cap, tokens, chars, bytes) -> {
                  StagedRow row = row(bytes, tokens);
                  row.id = id;
                  row.label = label;
                  row.origin = id;
                  row.splitHash = split;
                  row.capHash = cap;
                  row.tokens = tokens;
                  row.limitTokens = chars;
                  row.promptChars = tokens;
                  row.completionChars = chars;
                  row.traits = tokens;
                  return row;
                });
    Arbitrary<StagedRow> rejects =
        Combinators.combine(texts, counts, payloads())
            .as(
                (text, file, bytes) -> {
                  StagedRow row = row(bytes, file);
                  row.rejected = true;
                  row.reason = String.valueOf(text);
                  row.stage = "stage";
                  row.detail = row.reason + row.reason;
                  return row;
                });

    return Arbitraries.oneOf(records, rejects).list().ofMaxSize(6);
  }

  private static Arbitrary<byte[]> payloads() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(3000);
  }

  private static StagedRow row(byte[] bytes, int file) {
    StagedRow row = new StagedRow();
    row.file = file;
    row.position = file * 3L;
    row.setBytes(bytes, 0, bytes.length);

    return row;
  }
}
