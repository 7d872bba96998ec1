package audiencesync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the directions of docs and README: what may know what. */
class ArchitectureTest {
  static final ArchRule PACKAGES_KNOW_ONLY_WHAT_IS_BELOW_THEM =
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
          .mayOnlyBeAccessedByLayers("sync", "handler");

  static final ArchRule THE_KERNEL_NEEDS_THE_JDK_AND_LIBPHONENUMBER_ALONE =
      classes()
          .that()
          .resideInAPackage("audiencesync.audience..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "audiencesync.audience..",
              "java..",
              "com.google.i18n.phonenumbers..",
              "org.jspecify.annotations..");

  static final ArchRule ONLY_THE_ADAPTERS_AND_THEIR_WIRING_KNOW_AWS =
      noClasses()
          .that()
          .resideOutsideOfPackages("audiencesync.aws..", "audiencesync.handler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..");

  static final ArchRule ADAPTERS_ARE_MADE_IN_THE_WIRING_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("audiencesync.aws..")
          .and()
          .doNotHaveFullyQualifiedName("audiencesync.handler.Wiring")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("audiencesync.aws..");

  static final ArchRule NOTHING_BELOW_THE_HANDLERS_READS_THE_CLOCK_OR_THE_ENVIRONMENT =
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
          .callMethod(Clock.class, "systemUTC");

  static final ArchRule NOTHING_IS_KEPT_IN_VARIABLES_OF_CLASSES =
      noFields()
          .that()
          .areStatic()
          .and()
          .areNotFinal()
          .should()
          .beDeclaredInClassesThat()
          .resideInAPackage("audiencesync..")
          .allowEmptyShould(true);

  static final ArchRule PACKAGES_OF_THE_USE_CASES_FORM_NO_CIRCLE =
      slices().matching("audiencesync.sync.(*)..").should().beFreeOfCycles();

  static final ArchRule USE_CASES_ARE_KNOWN_TO_HANDLERS_ALONE =
      noClasses()
          .that()
          .resideInAPackage("audiencesync.sync.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("audiencesync.sync");

  private static JavaClasses classes;

  /** Here, not in a constant: who looks at the rules alone has no use for them. */
  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("audiencesync");
  }

  @Test
  void packagesKnowOnlyWhatIsBelowThem() {
    PACKAGES_KNOW_ONLY_WHAT_IS_BELOW_THEM.check(classes);
  }

  @Test
  void theKernelNeedsTheJdkAndLibphonenumberAlone() {
    THE_KERNEL_NEEDS_THE_JDK_AND_LIBPHONENUMBER_ALONE.check(classes);
  }

  @Test
  void onlyTheAdaptersAndTheirWiringKnowAws() {
    ONLY_THE_ADAPTERS_AND_THEIR_WIRING_KNOW_AWS.check(classes);
  }

  @Test
  void adaptersAreMadeInTheWiringAlone() {
    ADAPTERS_ARE_MADE_IN_THE_WIRING_ALONE.check(classes);
  }

  @Test
  void nothingBelowTheHandlersReadsTheClockOrTheEnvironment() {
    NOTHING_BELOW_THE_HANDLERS_READS_THE_CLOCK_OR_THE_ENVIRONMENT.check(classes);
  }

  @Test
  void nothingIsKeptInVariablesOfClasses() {
    NOTHING_IS_KEPT_IN_VARIABLES_OF_CLASSES.check(classes);
  }

  @Test
  void packagesOfTheUseCasesFormNoCircle() {
    PACKAGES_OF_THE_USE_CASES_FORM_NO_CIRCLE.check(classes);
  }

  @Test
  void useCasesAreKnownToHandlersAlone() {
    USE_CASES_ARE_KNOWN_TO_HANDLERS_ALONE.check(classes);
  }

  /** There is nothing to switch off where nothing chooses whom to trust: the JDK does. */
  @Test
  void nothingDecidesWhoseCertificatesAreTrusted() {
    noClasses()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage("javax.net.ssl..", "java.security.cert..")
                .and(DescribedPredicate.not(JavaClass.Predicates.type(SSLException.class))))
        .check(classes);
  }
}
