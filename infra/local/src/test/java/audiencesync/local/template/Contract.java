package audiencesync.local.template;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * All that must hold between what is deployed and the code; each by itself, to be named by tests.
 */
enum Contract implements Check {
  HANDLERS_EXIST(FunctionChecks::handlersExist),
  HANDLERS_ARE_DEPLOYED(FunctionChecks::handlersAreDeployed),
  CODE_IS_THE_JAR(FunctionChecks::codeIsTheJar),
  ENVIRONMENT(FunctionChecks::environment),
  FUNCTION_LIMITS(FunctionChecks::limits),
  FUNCTION_SETTINGS(FunctionChecks::functionSettings),
  VERSIONS(VersionChecks::versions),
  ALIASES(FunctionChecks::aliases),
  SUBSTITUTIONS(StateMachineChecks::substitutionsMatch),
  ERROR_NAMES(StateMachineChecks::errorNames),
  DEFINITION(StateMachineChecks::definition),
  EXPRESSIONS(StateMachineChecks::expressions),
  TIMEOUTS(StateMachineChecks::timeouts),
  ONE_WAY_OUT(StateMachineChecks::oneWayOut),
  RETRIES(StateMachineChecks::retries),
  REFERENCES(ReferenceChecks::references),
  PARAMETERS(ReferenceChecks::parameters),
  NAMES(ReferenceChecks::names),
  SCHEDULE(TriggerChecks::schedule),
  UPLOAD_RULE(TriggerChecks::uploadRule),
  STATUS_RULE(TriggerChecks::statusRule),
  BUCKET(StorageChecks::bucket),
  LIFECYCLE(StorageChecks::lifecycle),
  KEY(StorageChecks::key),
  LOGS(StorageChecks::logs),
  SECRET(StorageChecks::secret),
  LEAST_PRIVILEGE(PolicyChecks::leastPrivilege),
  ROLES(PolicyChecks::roles),
  KEY_USE(PolicyChecks::keyUse),
  MISSING_OBJECTS(PolicyChecks::missingObjects),
  STATE_MACHINE_ROLE(PolicyChecks::stateMachine),
  ALARMS(ObservabilityChecks::alarms),
  DASHBOARD(ObservabilityChecks::dashboard),
  OUTPUTS(OutputChecks::outputs);

  // A reference to a static method, which holds nothing that could change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Check check;

  Contract(Check check) {
    this.check = check;
  }

  /** What cannot even be checked is a finding too: a fault can take away what a check looks at. */
  @Override
  public List<String> findings(Shipped shipped) {
    try {
      return check.findings(shipped);
    } catch (RuntimeException e) {
      return List.of("cannot be checked: " + e);
    }
  }

  /** The checks that find something. */
  static Set<Contract> caughtBy(Shipped shipped) {
    Set<Contract> caught = EnumSet.allOf(Contract.class);
    caught.removeIf(check -> check.findings(shipped).isEmpty());
    return caught;
  }
}
