package dev.quarry.jobs.validate;

import dev.quarry.jobs.runtime.Storage;
import dev.quarry.jobs.source.Piece;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Judges pieces of files, as Spark runs it. Crosses to executors.
 *
 * @param spec what the lines are judged against
 * @param hadoop the Hadoop conf as a plain map
 */
record PieceTask(ValidationSpec spec, Map<String, String> hadoop)
    implements FlatMapFunction<Iterator<Piece>, Findings> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Findings> call(Iterator<Piece> pieces) throws IOException {
    PieceJudge judge = new PieceJudge(spec, Storage.configuration(hadoop));
    while (pieces.hasNext()) {
      judge.read(pieces.next());
    }

    return List.of(judge.findings()).iterator();
  }
}
