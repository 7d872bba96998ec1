package audiencesync.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Who may do what: nothing for everybody, nothing on everything. */
final class PolicyChecks {
  /** Actions that know no resource: "Actions, resources, and condition keys" of both services. */
  private static final Pattern WITHOUT_RESOURCE =
      Pattern.compile(
          "xray:\\w+|logs:(Create|Delete|Get|List|Update)LogDeliver(y|ies)"
              + "|logs:(DescribeLogGroups|DescribeResourcePolicies|PutResourcePolicy)");

  /** Which service uses the stack's key for what a role does. */
  private static final Map<String, String> KEY_USERS =
      Map.of(
          "s3:GetObject", "s3",
          "s3:PutObject", "s3",
          "sns:Publish", "sns",
          "sqs:SendMessage", "sqs",
          "secretsmanager:GetSecretValue", "secretsmanager");

  private PolicyChecks() {}

  static List<String> leastPrivilege(Shipped shipped) {
    Template template = shipped.template();
    List<String> roles = Findings.inEach(template.ofType("AWS::IAM::Role"), PolicyChecks::role);
    List<String> functions =
        Findings.inEach(
            template.ofType(Template.FUNCTION),
            (findings, id, own) ->
                findings.require(!own.has("Policies"), id + " has policies beside its role's"));
    return Stream.concat(roles.stream(), functions.stream()).toList();
  }

  private static void role(Findings findings, String id, JsonNode role) {
    findings.require(!role.has("ManagedPolicyArns"), id + " has a policy of AWS's");
    findings.require(
        References.in(role.path("PermissionsBoundary")).contains("PermissionsBoundaryArn"),
        id + " knows no boundary");
    statements(findings, id, Template.statementsOfRole(role));
  }

  private static void statements(Findings findings, String id, List<Statement> statements) {
    findings.require(!statements.isEmpty(), id + " may do nothing");
    Set<String> sids = new HashSet<>();
    for (Statement statement : statements) {
      String name = id + "." + statement.sid();
      findings.require(
          statement.sid().matches("[A-Za-z0-9]+") && sids.add(statement.sid()),
          name + " is no name of a statement, or stands there twice");
      findings.require(statement.effect().equals("Allow"), name + " does not allow");
      for (String action : statement.actions()) {
        findings.require(!action.contains("*"), name + " allows " + action);
        findings.require(
            !statement.isForEverything() || WITHOUT_RESOURCE.matcher(action).matches(),
            name + " allows " + action + " on everything");
      }
      for (JsonNode resource : statement.resources()) {
        findings.require(
            !resource.path("Fn::Sub").asText().equals("${Bucket.Arn}/*"),
            name + " is for the whole bucket");
      }
    }
  }

  /** One role for each function, which nobody else can assume. */
  static List<String> roles(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    Set<String> used = new TreeSet<>();
    template
        .functions()
        .forEach(
            (id, function) -> {
              String role = Template.target(function.path("Role"));
              findings.require(role.equals(id + "Role"), id + " runs as " + role);
              used.add(role);
              trust(findings, template, role, "lambda.amazonaws.com");
            });
    used.add(Template.target(template.only(Template.STATE_MACHINE).path("RoleArn")));
    trust(findings, template, "StateMachineRole", "states.amazonaws.com");
    used.add(
        Template.target(template.only("AWS::Scheduler::Schedule").path("Target").path("RoleArn")));
    trust(findings, template, "ScheduleRole", "scheduler.amazonaws.com");
    for (String guarded : List.of("StateMachineRole", "ScheduleRole")) {
      JsonNode trust = template.properties(guarded).path("AssumeRolePolicyDocument");
      findings.require(
          !trust.findValues("aws:SourceAccount").isEmpty()
              && !trust.findValues("aws:SourceArn").isEmpty(),
          guarded + " can be assumed on another's behalf");
    }
    findings.requireSame(template.ofType("AWS::IAM::Role").keySet(), used, "the set of roles");
    return findings.all();
  }

  private static void trust(Findings findings, Template template, String role, String service) {
    List<Statement> trust =
        Template.statementsOf(template.properties(role).path("AssumeRolePolicyDocument"));
    findings.require(
        trust.size() == 1
            && trust.get(0).allows("sts:AssumeRole")
            && trust.get(0).principal().path("Service").asText().equals(service)
            && trust.get(0).principal().size() == 1,
        role + " is not for " + service + " alone");
  }

  /** What is stored, sent or published under the key needs the key. */
  static List<String> keyUse(Shipped shipped) {
    Evaluation evaluation = new Evaluation(shipped.template(), "stack", Map.of());
    return Findings.inEach(
        shipped.template().ofType("AWS::IAM::Role"),
        (findings, id, role) -> {
          List<Statement> statements = Template.statementsOfRole(role);
          Set<String> allowed =
              statements.stream()
                  .filter(statement -> statement.allows("kms:Decrypt"))
                  .flatMap(s -> via(evaluation.value(s.condition())).stream())
                  .collect(Collectors.toSet());
          findings.requireSame(allowed, keyUsers(statements), id + "'s use of the key");
        });
  }

  private static Set<String> keyUsers(List<Statement> statements) {
    return KEY_USERS.entrySet().stream()
        .filter(user -> statements.stream().anyMatch(s -> s.allows(user.getKey())))
        .map(user -> user.getValue() + ".ap-northeast-1.amazonaws.com")
        .collect(Collectors.toSet());
  }

  private static List<String> via(JsonNode condition) {
    JsonNode services = condition.path("StringEquals").path("kms:ViaService");
    return services.isArray()
        ? StreamSupport.stream(services.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(services.asText());
  }

  /** A key that is not there is 404 only for who may list, and the request has no prefix. */
  static List<String> missingObjects(Shipped shipped) {
    return Findings.inEach(
        shipped.template().functions(),
        (findings, id, function) -> {
          List<Statement> may =
              shipped.template().statements(Template.target(function.path("Role")));
          boolean reads = may.stream().anyMatch(statement -> statement.allows("s3:GetObject"));
          findings.require(
              !reads || may.stream().anyMatch(PolicyChecks::seesWhatIsMissing),
              id + " takes a missing object for a forbidden one");
        });
  }

  private static boolean seesWhatIsMissing(Statement statement) {
    return statement.allows("s3:ListBucket")
        && statement.condition().has("StringLikeIfExists")
        && statement.condition().size() == 1;
  }

  /** The state machine may call what it names and nothing else. */
  static List<String> stateMachine(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    Set<String> named =
        References.in(template.only(Template.STATE_MACHINE).path("DefinitionSubstitutions"));
    Set<String> allowed = new TreeSet<>();
    for (Statement statement : template.statements("StateMachineRole")) {
      if (statement.allows("lambda:InvokeFunction") || statement.allows("sns:Publish")) {
        statement.resources().forEach(resource -> allowed.addAll(References.in(resource)));
      }
    }
    findings.requireSame(allowed, named, "StateMachineRole");
    return findings.all();
  }
}
