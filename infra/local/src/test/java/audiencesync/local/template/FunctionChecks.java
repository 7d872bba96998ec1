package audiencesync.local.template;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Functions: the code they name, and what Lambda allows. */
final class FunctionChecks {
  private static final String PACKAGE = "audiencesync.handler";
  private static final String ALIAS = "live";
  private static final Pattern READ = Pattern.compile("(?:require|find)\\(\"([A-Z_]+)\"\\)");

  /** What the function that prepares tells its JVM. */
  static final String JIT =
      "-XX:+TieredCompilation -XX:TieredStopAtLevel=4 -Xmn8m -XX:PretenureSizeThreshold=4k -XX:MarkSweepDeadRatio=0";

  private FunctionChecks() {}

  static List<String> handlersExist(Shipped shipped) {
    return Findings.inEach(
        shipped.template().functions(),
        (findings, id, function) -> {
          String handler = function.path("Handler").asText();
          findings.require(isHandler(handler), id + ": " + handler + " is no handler");
        });
  }

  private static boolean isHandler(String name) {
    try {
      Class<?> handler = Class.forName(name);
      return RequestStreamHandler.class.isAssignableFrom(handler)
          && !Modifier.isAbstract(handler.getModifiers())
          && Modifier.isPublic(handler.getConstructor().getModifiers());
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  static List<String> handlersAreDeployed(Shipped shipped) {
    Findings findings = new Findings();
    Map<String, JsonNode> functions = shipped.template().functions();
    Set<String> deployed =
        functions.values().stream()
            .map(function -> function.path("Handler").asText())
            .collect(Collectors.toSet());
    findings.requireSame(deployed, handlers(), "the deployment");
    findings.require(deployed.size() == functions.size(), "two functions have one handler");
    functions.forEach(
        (id, function) ->
            findings.require(
                function
                    .path("Handler")
                    .asText()
                    .equals(PACKAGE + "." + id.replaceAll("Function$", "Handler")),
                id + " is not called after its handler"));
    return findings.all();
  }

  private static Set<String> handlers() {
    try {
      Class<?> any = Class.forName(PACKAGE + ".PlanSyncHandler");
      URI code = any.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path path = Path.of(code);
      if (Files.isDirectory(path)) {
        return handlers(path);
      }
      try (FileSystem jar = FileSystems.newFileSystem(path)) {
        return handlers(jar.getPath("/"));
      }
    } catch (ClassNotFoundException | URISyntaxException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> handlers(Path classes) {
    try (Stream<Path> files = Files.list(classes.resolve(PACKAGE.replace('.', '/')))) {
      return files
          .map(file -> PACKAGE + "." + file.getFileName())
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .filter(FunctionChecks::isHandler)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The template names the file that the build writes. */
  static List<String> codeIsTheJar(Shipped shipped) {
    Findings findings = new Findings();
    String uri = shipped.template().globals().path("CodeUri").asText();
    String jar = "../functions/target/line-audience-sync-lambda.jar";
    findings.require(uri.equals(jar), "CodeUri is not " + jar);
    findings.require(
        Shipped.text("functions/pom.xml")
            .contains(
                "<outputFile>${project.build.directory}/line-audience-sync-lambda.jar</outputFile>"),
        "the build does not write " + jar);
    shipped
        .template()
        .ofType(Template.FUNCTION)
        .forEach((id, own) -> findings.require(!own.has("CodeUri"), id + " has code of its own"));
    return findings.all();
  }

  /** Every variable that the code reads is set where it is read, and no other is. */
  static List<String> environment(Shipped shipped) {
    Findings findings = new Findings();
    Set<String> read = new TreeSet<>();
    READ.matcher(Shipped.text("functions/src/main/java/audiencesync/handler/Settings.java"))
        .results()
        .forEach(found -> read.add(found.group(1)));
    Set<String> set = new HashSet<>();
    shipped
        .template()
        .functions()
        .forEach(
            (id, function) -> {
              Set<String> own = names(function.path("Environment").path("Variables"));
              findings.requireSame(own, needed(shipped.template(), id, function), id);
              set.addAll(own);
            });
    set.remove("JAVA_TOOL_OPTIONS");
    findings.requireSame(set, read, "the functions' environment");
    return findings.all();
  }

  /** What a function is told follows from what it may do. */
  private static Set<String> needed(Template template, String id, JsonNode function) {
    Set<String> needed = new HashSet<>(Set.of("BUCKET_NAME"));
    List<Statement> may = template.statements(Template.target(function.path("Role")));
    Map.of(
            "secretsmanager:GetSecretValue", "LINE_ADS_URL",
            "states:StartExecution", "STATE_MACHINE_ARN",
            "sns:Publish", "NOTIFICATION_TOPIC_ARN")
        .forEach(
            (action, variable) -> {
              if (may.stream().anyMatch(statement -> statement.allows(action))) {
                needed.add(variable);
              }
            });
    if (may.stream().anyMatch(FunctionChecks::writesReports)) {
      needed.add("METRICS_STACK");
    }
    if (id.equals("PrepareAudienceFunction")) {
      needed.add("JAVA_TOOL_OPTIONS");
    }
    if (id.equals("PlanSyncFunction")) {
      needed.add("PREPARE_MEMORY");
    }
    return needed;
  }

  private static boolean writesReports(Statement statement) {
    return statement.allows("s3:PutObject")
        && statement.resources().toString().contains("${Bucket.Arn}/runs/*");
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static List<String> limits(Shipped shipped) {
    Findings findings = new Findings();
    Evaluation evaluation = new Evaluation(shipped.template(), "stack", Map.of());
    shipped
        .template()
        .functions()
        .forEach(
            (id, function) -> {
              between(findings, id + ".Timeout", evaluation.text(function.path("Timeout")), 1, 900);
              between(
                  findings,
                  id + ".MemorySize",
                  evaluation.text(function.path("MemorySize")),
                  512,
                  10_240);
              int disk = function.path("EphemeralStorage").path("Size").asInt(512);
              findings.require(disk <= 512, id + " has a disk that SnapStart does not take");
              findings.require(
                  function.path("Runtime").asText().matches("java(17|21|25)(\\.al2023)?"),
                  id + " has a runtime for which the code is not built");
            });
    JsonNode memory = shipped.template().parameters().get("PrepareMemory");
    findings.require(
        memory.path("MinValue").asInt() >= 128 && memory.path("MaxValue").asInt() <= 10_240,
        "PrepareMemory can be more or less than Lambda allows");
    return findings.all();
  }

  private static void between(Findings findings, String what, String value, int least, int most) {
    int number = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
    findings.require(
        number >= least && number <= most, what + " is not between " + least + " and " + most);
  }

  /** How every function is run. */
  static List<String> functionSettings(Shipped shipped) {
    return Findings.inEach(shipped.template().functions(), FunctionChecks::settings);
  }

  private static void settings(Findings findings, String id, JsonNode function) {
    findings.require(
        function.path("Architectures").path(0).asText().equals("arm64"), id + " is not for arm64");
    findings.require(function.path("Tracing").asText().equals("Active"), id + " is not traced");
    findings.require(
        function.path("SnapStart").path("ApplyOn").asText().equals("PublishedVersions"),
        id + " starts without a snapshot");
    findings.require(
        function.path("AutoPublishAlias").asText().equals(ALIAS)
            && function.path("AutoPublishAliasAllProperties").asBoolean(),
        id + " is not published under " + ALIAS + " whenever it changes");
    String options =
        function.path("Environment").path("Variables").path("JAVA_TOOL_OPTIONS").asText();
    findings.require(options.isEmpty() || options.equals(JIT), id + " has other options");
  }

  /** Who calls a function calls its alias: only versions have snapshots. */
  static List<String> aliases(Shipped shipped) {
    Findings findings = new Findings();
    Set<String> functions = shipped.template().functions().keySet();
    for (String type :
        List.of(
            Template.STATE_MACHINE,
            "AWS::Events::Rule",
            "AWS::Lambda::Permission",
            "AWS::IAM::Role")) {
      shipped
          .template()
          .ofType(type)
          .forEach(
              (id, properties) ->
                  References.in(properties).stream()
                      .filter(name -> functions.contains(name.replaceAll("\\..*", "")))
                      .forEach(name -> findings.add(id + " names " + name + ", not its alias")));
    }
    return findings.all();
  }
}
