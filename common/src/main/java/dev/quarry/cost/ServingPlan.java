package dev.quarry.cost;

/**
 * How a customized model is to be served.
 *
 * @param traffic what it is asked
 * @param modelUnits model units of Provisioned Throughput; what one of them carries is not
 *     published
 * @param hoursPerDay hours a day that the throughput is kept; 24 with a commitment
 * @param commitment how long the throughput is bought for
 */
public record ServingPlan(Traffic traffic, int modelUnits, int hoursPerDay, Commitment commitment) {

  /** Refuses hours that no day has, and a commitment for part of the day. */
  public ServingPlan {
    if (modelUnits < 1 || hoursPerDay < 1 || hoursPerDay > 24) {
      throw new IllegalArgumentException("Not a plan: " + modelUnits + " units, " + hoursPerDay);
    }
    if (commitment != Commitment.NONE && hoursPerDay != 24) {
      throw new IllegalArgumentException("A commitment is paid for all 24 hours of a day");
    }
  }

  /** Returns the hours of a month that the throughput is paid for. */
  public int hoursPerMonth() {
    return hoursPerDay * Traffic.DAYS_PER_MONTH;
  }
}
