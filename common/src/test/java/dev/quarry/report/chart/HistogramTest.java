package dev.quarry.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarry.report.Reports;
import dev.quarry.report.chart.Histogram.Bin;
import dev.quarry.report.html.Fields;
import dev.quarry.report.html.Html;
import java.util.List;
import java.util.OptionalDouble;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void dropsEmptyBinsAtBothEnds() {
    Histogram histogram =
        read(
            "{'from':0,'to':10,'train':0},{'from':10,'to':20,'train':3},{'from':20,'to':30},"
                + "{'from':30,'to':40,'validation':1},{'from':40,'to':50,'test':0}");

    assertThat(histogram.bins()).extracting(Bin::from).containsExactly(10.0, 20.0, 30.0);
    assertThat(histogram.fullest()).isEqualTo(3);
  }

  @Test
  void joinsNeighboursWhenThereAreTooManyBins() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      rows.append(i == 0 ? "" : ",")
          .append("{'from':%d,'to':%d,'train':2,'test':1}".formatted(i, i + 1));
    }

    Histogram histogram = read(rows.toString());

    assertThat(histogram.bins()).hasSizeLessThanOrEqualTo(Histogram.MOST_BINS);
    assertThat(histogram.bins().stream().mapToLong(Bin::total).sum()).isEqualTo(300);
    assertThat(histogram.bins().get(0)).isEqualTo(new Bin(0, OptionalDouble.of(3), 6, 0, 3));
  }

  @Test
  void findsWhereASizeLies() {
    Histogram histogram =
        read("{'from':0,'to':10,'train':1},{'from':10,'to':30,'train':1},{'from':30,'train':1}");

    assertThat(histogram.position(20)).hasValue(0.5);
    assertThat(histogram.position(0)).hasValue(0);
    assertThat(histogram.position(-1)).isEmpty();
    assertThat(histogram.position(99)).isEmpty();
  }

  @Test
  void drawsBarsAsHighAsTheirCounts() {
    Document page =
        draw(read("{'from':0,'to':10,'train':10},{'from':10,'to':20,'train':4,'validation':1}"));

    assertThat(page.select("rect.s-train").eachAttr("height")).containsExactly("160", "64");
    assertThat(page.select("rect.s-validation").eachAttr("height")).containsExactly("16");
    assertThat(page.select("rect.s-validation").attr("y")).isEqualTo("116");
    assertThat(page.select("svg").attr("aria-label"))
        .isEqualTo("Records by size. Most records, 10, have 0 to 10 tokens.");
    assertThat(page.select("line.mark-line").eachAttr("x1")).containsExactly("75%");
    assertThat(page.select("tbody tr").eachText())
        .containsExactly("0 to 10 10 0 0", "10 to 20 4 1 0");
  }

  @Test
  void saysThatThereIsNothingToDraw() {
    assertThat(draw(read("")).text()).isEqualTo("There is no record to draw.");
  }

  private static Document draw(Histogram histogram) {
    Html html = new Html();
    HistogramChart.Mark mark = new HistogramChart.Mark("half below", 15, "mark-line");
    HistogramChart.write(html, histogram, List.of(mark), "Records by size", "tokens");

    return Reports.parse(html.finish());
  }

  private static Histogram read(String rows) {
    return Histogram.of(Fields.of(Reports.of("{'histogram':[" + rows + "]}")));
  }
}
