package audiencesync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Holds the directions of docs and README: what may know what. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("audiencesync");

  @Test
  void packagesKnowOnlyWhatIsBelowThem() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("handler")
        .definedBy("audiencesync.handler..")
        .layer("aws")
        .definedBy("audiencesync.aws..")
        .layer("sync")
        .definedBy("audiencesync.sync..")
        .layer("export")
        .definedBy("audiencesync.export..")
        .layer("lineads")
        .definedBy("audiencesync.lineads..")
        .layer("audience")
        .definedBy("audiencesync.audience..")
        .whereLayer("handler")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("aws")
        .mayOnlyBeAccessedByLayers("handler")
        .whereLayer("sync")
        .mayOnlyBeAccessedByLayers("handler", "aws")
        .whereLayer("export")
        .mayOnlyBeAccessedByLayers("sync")
        .whereLayer("lineads")
        .mayOnlyBeAccessedByLayers("sync", "handler")
        .check(CLASSES);
  }

  @Test
  void theKernelNeedsTheJdkAndLibphonenumberAlone() {
    classes()
        .that()
        .resideInAPackage("audiencesync.audience..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "audiencesync.audience..",
            "java..",
            "com.google.i18n.phonenumbers..",
            "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void onlyTheAdaptersAndTheirWiringKnowAws() {
    noClasses()
        .that()
        .resideOutsideOfPackages("audiencesync.aws..", "audiencesync.handler..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..", "com.amazonaws..")
        .check(CLASSES);
  }

  @Test
  void adaptersAreMadeInTheWiringAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("audiencesync.aws..")
        .and()
        .doNotHaveFullyQualifiedName("audiencesync.handler.Wiring")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("audiencesync.aws..")
        .check(CLASSES);
  }

  @Test
  void nothingBelowTheHandlersReadsTheClockOrTheEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackage("audiencesync.handler..")
        .should()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(CLASSES);
  }

  @Test
  void nothingIsKeptInVariablesOfClasses() {
    noFields()
        .that()
        .areStatic()
        .and()
        .areNotFinal()
        .should()
        .beDeclaredInClassesThat()
        .resideInAPackage("audiencesync..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void packagesOfTheUseCasesFormNoCircle() {
    slices().matching("audiencesync.sync.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void useCasesAreKnownToHandlersAlone() {
    noClasses()
        .that()
        .resideInAPackage("audiencesync.sync.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("audiencesync.sync")
        .check(CLASSES);
  }
}
