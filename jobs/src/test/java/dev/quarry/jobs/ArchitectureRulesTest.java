package dev.quarry.jobs;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** The rules that are written here and not by ArchUnit. */
class ArchitectureRulesTest {

  @Test
  void seesClocksAndChance() {
    assertThat(faultsOf(Untimely.class))
        .anyMatch(fault -> fault.contains("LocalDate.now(java.time.ZoneId)"))
        .anyMatch(fault -> fault.contains("Random.<init>()"))
        .anyMatch(fault -> fault.contains("UUID.randomUUID()"))
        .anyMatch(fault -> fault.contains("System.nanoTime()"))
        .hasSize(4);
    assertThat(faultsOf(Timely.class)).isEmpty();
  }

  @Test
  void readsWhatAPackageMayImport() {
    assertThat(DeclaredImports.read("dev.quarry.record")).isEmpty();
    assertThat(DeclaredImports.read("dev.quarry.report.section"))
        .containsExactly("dev.quarry.report.chart", "dev.quarry.report.html");
    assertThat(DeclaredImports.read("dev.quarry.jobs.source"))
        .contains("dev.quarry.common", "dev.quarry.jobs.runtime");
  }

  private static List<String> faultsOf(Class<?> suspect) {
    EvaluationResult result =
        noClasses()
            .should()
            .accessTargetWhere(target(new ClockOrChance()))
            .evaluate(new ClassFileImporter().importClasses(suspect));

    return result.getFailureReport().getDetails();
  }

  /** What the rule is against. */
  static final class Untimely {
    static final LongSupplier NANOS = System::nanoTime;

    static Object any(int which) {
      return switch (which) {
        case 0 -> LocalDate.now(ZoneOffset.UTC);
        case 1 -> new Random();
        default -> UUID.randomUUID();
      };
    }
  }

  /** What the rule allows. */
  static final class Timely {
    static Object any(Clock clock) {
      return new Random(LocalDate.now(clock).toEpochDay());
    }
  }
}
