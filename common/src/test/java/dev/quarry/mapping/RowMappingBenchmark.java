package dev.quarry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quarry.mapping.field.Strictness;
import dev.quarry.record.Fault;
import dev.quarry.record.TrainingRecord;

/** Rows mapped each second on one core, without reading them; run by hand. */
final class RowMappingBenchmark {
  private static final int ROWS = 2_000_000;
  private static final int PASSES = 5;
  private static final String[][] CASES = {
    {
      "fields: {prompt: q, completion: a, label: k}",
      "{'id':1,'q':'What is it?','a':'It is that.','k':'x','source':'web'}"
    },
    {
      "{fields: {prompt: q, completion: a}, template: {prompt: 'Q: {{prompt}}', system: S}}",
      "{'id':1,'q':'What is it?','a':'It is that.','k':'x','source':'web'}"
    },
    {"fields: auto", "{'id':1,'question':'What is it?','answer':'It is that.','source':'web'}"},
    {"fields: auto", "{'Instruction':'Do it','Input':'with this','Output':'Done'}"},
    {
      "fields: auto",
      "{'id':1,'conversations':[{'from':'human','value':'a'},{'from':'gpt','value':'b'}]}"
    },
  };

  private RowMappingBenchmark() {}

  public static void main(String[] arguments) {
    for (String[] test : CASES) {
      RowMapping mapping = Rows.mapping(test[0], Strictness.STRICT);
      JsonNode row = Rows.json(test[1]);
      long best = Long.MAX_VALUE;
      Counter counter = new Counter();
      for (int pass = 0; pass < PASSES; pass++) {
        long start = System.nanoTime();
        for (int i = 0; i < ROWS; i++) {
          mapping.map(row, counter);
        }
        best = Math.min(best, System.nanoTime() - start);
      }
      System.out.println(best / ROWS + " ns a row, " + counter.records + " records: " + test[0]);
    }
  }

  private static final class Counter implements RowSink {
    private long records;

    @Override
    public void record(int element, TrainingRecord record) {
      records++;
    }

    @Override
    public void reject(int element, Fault fault) {
      throw new AssertionError(fault.message());
    }
  }
}
