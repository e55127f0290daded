package dev.quarry.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kind of price, in US dollars. Configs and the price book name it by {@link #key}. */
public enum Price {
  /** Training, where it is billed by tokens. */
  TRAIN_PER_1K("USD per 1,000 training tokens"),
  /** Training, where it is billed by time, as reinforcement fine-tuning is. */
  TRAIN_PER_HOUR("USD per training hour"),
  /** Keeping a customized model. */
  STORAGE_PER_MONTH("USD per customized model and month"),
  /** Provisioned Throughput without a commitment. */
  PROVISIONED_PER_HOUR("USD per model unit and hour, no commitment"),
  /** Provisioned Throughput with a commitment of one month. */
  PROVISIONED_PER_HOUR_ONE_MONTH("USD per model unit and hour, one month's commitment"),
  /** Provisioned Throughput with a commitment of six months. */
  PROVISIONED_PER_HOUR_SIX_MONTHS("USD per model unit and hour, six months' commitment"),
  /** The base model on demand, input. */
  INPUT_PER_1K("USD per 1,000 input tokens of the base model on demand"),
  /** The base model on demand, output. */
  OUTPUT_PER_1K("USD per 1,000 output tokens of the base model on demand"),
  /** The customized model on demand, input. */
  CUSTOM_INPUT_PER_1K("USD per 1,000 input tokens of the customized model on demand"),
  /** The customized model on demand, output. */
  CUSTOM_OUTPUT_PER_1K("USD per 1,000 output tokens of the customized model on demand"),
  /** The teacher of a distillation, or the model that is replaced, on demand, input. */
  TEACHER_INPUT_PER_1K(
      "USD per 1,000 input tokens of the teacher, or of the model that is replaced, on demand"),
  /** The teacher of a distillation, or the model that is replaced, on demand, output. */
  TEACHER_OUTPUT_PER_1K(
      "USD per 1,000 output tokens of the teacher, or of the model that is replaced, on demand");

  private final String unit;

  Price(String unit) {
    this.unit = unit;
  }

  /** Returns the key in configs and in the price book, such as {@code train-per-1k}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what one unit of the price is. */
  public String unit() {
    return unit;
  }

  /** Returns the price with this key; empty when there is none. */
  public static Optional<Price> find(String key) {
    return Arrays.stream(values()).filter(price -> price.key().equals(key)).findFirst();
  }

  /** Returns every key. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Price::key).toList();
  }
}
