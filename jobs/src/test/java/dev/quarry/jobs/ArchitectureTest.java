package dev.quarry.jobs;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.quarry", importOptions = ArchitectureTest.ShippedClasses.class)
class ArchitectureTest {
  private static final String LAUNCHER = "dev.quarry.jobs";

  @ArchTest
  static final ArchRule PACKAGES_USE_WHAT_THEY_DECLARE =
      classes()
          .that()
          .resideOutsideOfPackage(LAUNCHER)
          .should(new DeclaredImports())
          .because("arrows point down only, and each package says which it needs");

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CYCLES =
      slices().assignedFrom(new PackagesBelowTheLauncher()).should().beFreeOfCycles();

  /** Every job knows the interface and its options; the registry and the launcher know the jobs. */
  @ArchTest
  static final ArchRule JOBS_DO_NOT_KNOW_THE_REGISTRY =
      noClasses()
          .that()
          .resideOutsideOfPackage(LAUNCHER)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(Jobs.class.getName())
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName(Main.class.getName());

  @ArchTest
  static final ArchRule SPARK_IS_KNOWN_TO_JOBS_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.quarry.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..", "org.apache.hadoop..", "com.amazon.deequ..", "scala..");

  @ArchTest
  static final ArchRule THE_AWS_SDK_IS_KNOWN_TO_AWS_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.quarry.aws..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..");

  /** A job makes its clock and passes it on; nothing below asks for the time or for chance. */
  @ArchTest
  static final ArchRule CLOCKS_AND_CHANCE_COME_IN_AS_ARGUMENTS =
      noClasses()
          .that()
          .areNotAssignableTo(Job.class)
          .should()
          .accessTargetWhere(target(new ClockOrChance()));

  @ArchTest
  static final ArchRule LOGGING_IS_SPARKS =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging..");

  @ArchTest
  static final ArchRule NOTHING_IS_NULL_UNLESS_IT_SAYS_SO =
      classes()
          .should(
              new ArchCondition<>("reside in packages that are @NullMarked") {
                @Override
                public void check(JavaClass found, ConditionEvents events) {
                  if (!found.getPackage().isAnnotatedWith(NullMarked.class)) {
                    String message =
                        found.getPackageName() + " has no package-info.java with @NullMarked";
                    events.add(SimpleConditionEvent.violated(found, message));
                  }
                }
              });

  /** Leaves out tests, of this module and in the test jar of common. */
  static final class ShippedClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar") && !location.contains("/test-classes/");
    }
  }

  /** A slice for each package; the launcher's has the registry, which closes a circle by design. */
  private static final class PackagesBelowTheLauncher implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass found) {
      String name = found.getPackageName();

      return name.equals(LAUNCHER) ? SliceIdentifier.ignore() : SliceIdentifier.of(name);
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
