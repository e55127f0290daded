package dev.quarry.jobs.split;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.jobs.LocalSpark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class BordersTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("stratum", DataTypes.StringType, false)
          .add("hash", DataTypes.LongType, false);

  @Test
  void findsTheHashOfTheLastRecordThatIsIn() {
    Random random = new Random(11);
    Map<String, List<Long>> hashes = new HashMap<>();
    Map<String, Long> quotas = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      List<Long> drawn = new ArrayList<>();
      int size = random.nextInt(300) + 1;
      for (int j = 0; j < size; j++) {
        drawn.add(random.nextLong());
      }
      hashes.put("s" + i, drawn);
      quotas.put("s" + i, (long) random.nextInt(size + 2));
    }
    Map<String, Long> borders = Borders.find(records(hashes), quotas);

    quotas.forEach(
        (stratum, quota) -> {
          List<Long> drawn = hashes.getOrDefault(stratum, List.of());
          assertThat(within(drawn, borders.get(stratum)))
              .as(stratum)
              .isEqualTo(Math.min(quota, drawn.size()));
        });
  }

  @Test
  void tellsHashesApartThatDifferInTheirLastBit() {
    Map<String, List<Long>> hashes = new HashMap<>();
    List<Long> neighbours = new ArrayList<>();
    for (long i = 0; i < 40; i++) {
      neighbours.add(i);
      neighbours.add(-1 - i);
      neighbours.add(Long.MAX_VALUE - i);
    }
    Map<String, Long> quotas = new HashMap<>();
    for (long quota : new long[] {1, 7, 40, 41, 79, 80, 81, 119, 120}) {
      hashes.put("s" + quota, neighbours);
      quotas.put("s" + quota, quota);
    }
    Map<String, Long> borders = Borders.find(records(hashes), quotas);

    quotas.forEach(
        (stratum, quota) ->
            assertThat(within(neighbours, borders.get(stratum))).as(stratum).isEqualTo(quota));
  }

  @Test
  void leavesAllRecordsOutThatShareTheHashAtTheBorder() {
    Map<String, List<Long>> hashes = new HashMap<>();
    hashes.put("a", List.of(3L, 5L, 5L, 5L, 9L));
    hashes.put("b", List.of(0L, 0L, 1L));
    hashes.put("c", List.of(-7L, -7L, -7L));
    Dataset<Row> records = records(hashes);

    assertThat(Borders.find(records, Map.of("a", 3L, "b", 1L, "c", 2L)))
        .isEqualTo(Map.of("a", 4L, "c", -8L));
    Map<String, Long> more = Borders.find(records, Map.of("a", 4L, "b", 2L, "c", 3L));
    assertThat(within(hashes.getOrDefault("a", List.of()), more.get("a"))).isEqualTo(4);
    assertThat(within(hashes.getOrDefault("b", List.of()), more.get("b"))).isEqualTo(2);
    assertThat(within(hashes.getOrDefault("c", List.of()), more.get("c"))).isEqualTo(3);
  }

  @Test
  void takesAllWhereThereAreFewerThanWantedAndNoneWhereNoneAreWanted() {
    Map<String, List<Long>> hashes = new HashMap<>();
    hashes.put("a", List.of(3L, -1L));
    hashes.put("b", List.of(0L));
    Dataset<Row> records = records(hashes);

    assertThat(Borders.find(records, Map.of("a", 5L, "b", 0L, "c", 1L)))
        .isEqualTo(Map.of("a", -1L, "c", -1L));
    assertThat(Borders.find(records, Map.of())).isEmpty();
  }

  @Test
  void bearsManyStrata() {
    Random random = new Random(4);
    Map<String, List<Long>> hashes = new HashMap<>();
    Map<String, Long> quotas = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      hashes.put("s" + i, List.of(random.nextLong(), random.nextLong(), random.nextLong()));
      quotas.put("s" + i, 2L);
    }
    Map<String, Long> borders = Borders.find(records(hashes), quotas);

    assertThat(hashes)
        .allSatisfy(
            (stratum, drawn) -> assertThat(within(drawn, borders.get(stratum))).isEqualTo(2));
  }

  private static long within(List<Long> hashes, @org.jspecify.annotations.Nullable Long border) {
    return border == null
        ? 0
        : hashes.stream().filter(hash -> Long.compareUnsigned(hash, border) <= 0).count();
  }

  private static Dataset<Row> records(Map<String, List<Long>> hashes) {
    List<Row> rows = new ArrayList<>();
    hashes.forEach(
        (stratum, drawn) -> drawn.forEach(hash -> rows.add(RowFactory.create(stratum, hash))));

    return LocalSpark.session().createDataFrame(rows, SCHEMA).cache();
  }
}
