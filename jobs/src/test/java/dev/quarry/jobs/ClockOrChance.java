package dev.quarry.jobs;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A call whose answer is another one in the next run: the time of day, or a random number. */
final class ClockOrChance extends DescribedPredicate<AccessTarget> {
  private static final Map<String, Set<String>> CALLS =
      Map.of(
          System.class.getName(), Set.of("currentTimeMillis", "nanoTime"),
          Clock.class.getName(),
              Set.of("systemUTC", "systemDefaultZone", "system", "tickMinutes", "tickSeconds"),
          UUID.class.getName(), Set.of("randomUUID"),
          Math.class.getName(), Set.of("random"),
          ThreadLocalRandom.class.getName(), Set.of("current"));

  private static final Set<String> SEEDED =
      Set.of(
          Random.class.getName(),
          SplittableRandom.class.getName(),
          SecureRandom.class.getName(),
          Date.class.getName());

  ClockOrChance() {
    super("asks for the time of day or for chance");
  }

  @Override
  public boolean test(AccessTarget target) {
    String owner = target.getOwner().getName();
    if (CALLS.getOrDefault(owner, Set.of()).contains(target.getName())) {
      return true;
    }
    if (!(target instanceof CodeUnitAccessTarget call)) {
      return false;
    }

    return switch (target.getName()) {
      case "<init>" -> SEEDED.contains(owner) && call.getRawParameterTypes().isEmpty();
      case "now" -> owner.startsWith("java.time.") && !takesClock(call);
      case "shuffle" -> call.getRawParameterTypes().size() == 1;
      default -> false;
    };
  }

  private static boolean takesClock(CodeUnitAccessTarget call) {
    return call.getRawParameterTypes().stream()
        .map(JavaClass::getName)
        .anyMatch(Clock.class.getName()::equals);
  }
}
