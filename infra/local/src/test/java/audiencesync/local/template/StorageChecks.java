package audiencesync.local.template;

import audiencesync.sync.connector.Location;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is kept: for how long, under which key, from whom. */
final class StorageChecks {
  private static final long DAY = 86_400;

  /** Its use of a queue's key can have no condition: the queue's policy says whose events come. */
  private static final String EVENTS = "events.amazonaws.com";

  private StorageChecks() {}

  static List<String> bucket(Shipped shipped) {
    Findings findings = new Findings();
    JsonNode bucket = shipped.template().properties("Bucket");
    JsonNode encryption =
        bucket.path("BucketEncryption").path("ServerSideEncryptionConfiguration").path(0);
    findings.require(
        encryption.at("/ServerSideEncryptionByDefault/SSEAlgorithm").asText().equals("aws:kms")
            && Template.target(encryption.at("/ServerSideEncryptionByDefault/KMSMasterKeyID"))
                .equals("Key"),
        "the bucket is not under the stack's key");
    findings.require(
        encryption.path("BucketKeyEnabled").asBoolean(), "every object asks KMS for a key");
    findings.require(
        bucket.at("/VersioningConfiguration/Status").asText().equals("Enabled"),
        "what is overwritten is lost");
    for (String block :
        List.of(
            "BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")) {
      findings.require(
          bucket.path("PublicAccessBlockConfiguration").path(block).asBoolean(),
          "the bucket lacks " + block);
    }
    JsonNode policy = shipped.template().only("AWS::S3::BucketPolicy").path("PolicyDocument");
    findings.require(refusesPlainHttp(policy, "s3:*"), "the bucket takes plain HTTP");
    for (String id : List.of("Bucket", "BucketPolicy", "Key")) {
      JsonNode resource = shipped.template().root().path("Resources").path(id);
      findings.require(
          resource.path("DeletionPolicy").asText().startsWith("Retain")
              && resource.path("UpdateReplacePolicy").asText().equals("Retain"),
          id + " goes when the stack goes");
    }
    return findings.all();
  }

  private static boolean refusesPlainHttp(JsonNode policy, String action) {
    return Template.statementsOf(policy).stream()
        .filter(statement -> statement.denies(action) && statement.principal().asText().equals("*"))
        .anyMatch(s -> s.condition().at("/Bool/aws:SecureTransport").asText().equals("false"));
  }

  /** Work files go, with all their versions and parts; nothing that must last does. */
  static List<String> lifecycle(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    String least = template.parameters().get("WorkRetentionDays").path("MinValue").asText();
    Evaluation evaluation =
        new Evaluation(
            template, "stack", Map.of("InputRetentionDays", "30", "WorkRetentionDays", least));
    JsonNode rules =
        evaluation.value(
            template.properties("Bucket").path("LifecycleConfiguration").path("Rules"));
    Set<String> expiring = new HashSet<>();
    boolean work = false;
    boolean versions = false;
    for (JsonNode rule : rules) {
      if (!rule.path("Status").asText().equals("Enabled")) {
        continue;
      }
      String prefix = rule.path("Prefix").asText();
      boolean tidy = rule.has("AbortIncompleteMultipartUpload");
      boolean old = rule.at("/NoncurrentVersionExpiration/NoncurrentDays").asInt() > 0;
      if (rule.has("ExpirationInDays")) {
        expiring.add(prefix);
      }
      work |= prefix.equals("work/") && tidy && old && outlivesRuns(rule, shipped);
      versions |= prefix.isEmpty() && tidy && old;
    }
    findings.require(
        expiring.equals(Set.of("work/", Location.INBOX)),
        "what expires is " + expiring + ", not inputs and work");
    findings.require(work, "work/ is not deleted as it should be");
    findings.require(versions, "old versions stay for ever");
    return findings.all();
  }

  private static boolean outlivesRuns(JsonNode rule, Shipped shipped) {
    return rule.path("ExpirationInDays").asLong() * DAY
        > shipped.stateMachine().path("TimeoutSeconds").asLong();
  }

  /** Services that use the key on the stack's behalf. */
  static List<String> key(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    Evaluation evaluation = new Evaluation(template, "stack", Map.of());
    Set<String> principals = new HashSet<>();
    JsonNode policy = template.properties("Key").path("KeyPolicy");
    for (Statement statement : Template.statementsOf(policy)) {
      JsonNode service = statement.principal().path("Service");
      if (!service.isMissingNode()) {
        principals.add(evaluation.text(service));
        boolean events = service.asText().equals(EVENTS);
        findings.require(
            events || !statement.condition().isMissingNode(),
            statement.sid() + " of the key is for every account");
        findings.require(
            !events || statement.condition().isMissingNode(),
            statement.sid() + " of the key has a condition that AWS does not document");
        findings.require(
            statement.actions().stream().anyMatch(action -> action.startsWith("kms:Decrypt"))
                && statement.actions().stream()
                    .anyMatch(action -> action.startsWith("kms:GenerateDataKey")),
            statement.sid() + " of the key lets nothing be encrypted");
      }
    }
    findings.requireSame(
        principals,
        Set.of(
            "logs.ap-northeast-1.amazonaws.com",
            "delivery.logs.amazonaws.com",
            "cloudwatch.amazonaws.com",
            EVENTS),
        "the key's policy");
    findings.require(
        template.properties("Key").path("EnableKeyRotation").asBoolean(), "the key never changes");
    for (Map.Entry<String, String> use :
        Map.of(
                "Topic", "KmsMasterKeyId",
                "DeadLetterQueue", "KmsMasterKeyId",
                "AdsApiSecret", "KmsKeyId",
                "FunctionLogGroup", "KmsKeyId",
                "StateMachineLogGroup", "KmsKeyId")
            .entrySet()) {
      findings.require(
          Template.target(template.properties(use.getKey()).path(use.getValue())).equals("Key"),
          use.getKey() + " is not under the stack's key");
    }
    logContext(findings, template, evaluation);
    return findings.all();
  }

  /** The key lets CloudWatch Logs use it for these groups alone, by their names. */
  private static void logContext(Findings findings, Template template, Evaluation evaluation) {
    Set<String> allowed = new HashSet<>();
    evaluation
        .value(template.properties("Key").path("KeyPolicy"))
        .findValues("kms:EncryptionContext:aws:logs:arn")
        .forEach(arns -> arns.forEach(arn -> allowed.add(arn.asText().replaceAll(".*:", ""))));
    Set<String> groups = new HashSet<>();
    template
        .ofType("AWS::Logs::LogGroup")
        .values()
        .forEach(group -> groups.add(evaluation.text(group.path("LogGroupName"))));
    findings.requireSame(allowed, groups, "the key's statement on logs");
  }

  static List<String> logs(Shipped shipped) {
    Findings findings = new Findings();
    Template template = shipped.template();
    template
        .ofType("AWS::Logs::LogGroup")
        .forEach(
            (id, group) ->
                findings.require(
                    group.path("RetentionInDays").path("Ref").asText().equals("LogRetentionDays"),
                    id + " keeps logs for ever"));
    template
        .functions()
        .forEach(
            (id, function) ->
                findings.require(
                    function.at("/LoggingConfig/LogGroup/Ref").asText().equals("FunctionLogGroup"),
                    id + " logs elsewhere"));
    JsonNode logging = template.only(Template.STATE_MACHINE).path("LoggingConfiguration");
    findings.require(
        logging.has("IncludeExecutionData") && !logging.path("IncludeExecutionData").asBoolean(),
        "data of executions is logged");
    findings.require(
        List.of("ALL", "ERROR").contains(logging.path("Level").asText())
            && Template.target(logging.at("/Destinations/0/CloudWatchLogsLogGroup/LogGroupArn"))
                .equals("StateMachineLogGroup"),
        "the state machine does not log");
    return findings.all();
  }

  /** The secret has the shape of an Ads API setting, and no content. */
  static List<String> secret(Shipped shipped) {
    Findings findings = new Findings();
    JsonNode shape =
        Shipped.parse(shipped.template().properties("AdsApiSecret").path("SecretString").asText());
    Set<String> fields = new HashSet<>();
    shape
        .properties()
        .forEach(
            field -> {
              fields.add(field.getKey());
              findings.require(
                  field.getValue().asText("?").isEmpty(), field.getKey() + " is not empty");
            });
    findings.requireSame(
        fields,
        Set.of("name", "description", "adAccountId", "accessKey", "secretKey"),
        "the secret's shape");
    return findings.all();
  }
}
