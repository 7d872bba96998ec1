package audiencesync.local.docs;

import audiencesync.local.template.Statement;
import audiencesync.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the template deploys: what starts a run, the functions in their order, and below each what
 * it may read and write, taken from its policy. Refuses a template with something that it does not
 * show.
 */
final class ArchitecturePicture {
  private static final int LEFT = 236;
  private static final int COLUMN = 88;
  private static final int WIDTH = 1160;
  private static final int TILES = 236;
  private static final int TILE_HEIGHT = 98;
  private static final int ROWS = 376;
  private static final int ROW = 27;

  /** What is drawn; the rest of the types belong to one of these. */
  private static final Set<String> DRAWN =
      Set.of(
          "AWS::Serverless::Function",
          "AWS::StepFunctions::StateMachine",
          "AWS::Scheduler::ScheduleGroup",
          "AWS::Scheduler::Schedule",
          "AWS::Events::Rule",
          "AWS::S3::Bucket",
          "AWS::KMS::Key",
          "AWS::SecretsManager::Secret",
          "AWS::SQS::Queue",
          "AWS::SNS::Topic",
          "AWS::SNS::Subscription",
          "AWS::Logs::LogGroup",
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::Dashboard");

  private static final Set<String> BELONGING =
      Set.of(
          "AWS::IAM::Role",
          "AWS::Lambda::Permission",
          "AWS::S3::BucketPolicy",
          "AWS::SQS::QueuePolicy",
          "AWS::SNS::TopicPolicy",
          "AWS::KMS::Alias");

  private final Template template;
  private final List<String> columns;
  private final Svg svg = new Svg();
  private int bottom;

  private ArchitecturePicture(Template template, JsonNode machine) {
    this.template = template;
    this.columns = columns(machine);
    template
        .resources()
        .forEach(
            (id, resource) -> {
              String type = resource.path("Type").asText();
              if (!DRAWN.contains(type) && !BELONGING.contains(type)) {
                throw new IllegalArgumentException("the picture does not show " + id + ": " + type);
              }
            });
  }

  static String of(Template template, JsonNode machine) {
    ArchitecturePicture picture = new ArchitecturePicture(template, machine);
    picture.draw();
    return picture.svg.document(
        WIDTH,
        picture.bottom,
        "What is deployed on AWS",
        "A schedule, an upload or a person starts the state machine. It calls eight Lambda functions one"
            + " after another; a table below them shows what each may read and write in the bucket, which"
            + " of them read the keys and call LINE. Drawn from infra/template.yaml.");
  }

  /**
   * The functions of the state machine in its order, the one before them first, the last one last.
   */
  private List<String> columns(JsonNode machine) {
    Set<String> inMachine = new LinkedHashSet<>();
    machine
        .path("States")
        .forEach(
            state ->
                Stream.of(state.at("/Arguments/FunctionName").asText())
                    .filter(name -> !name.isEmpty())
                    .map(name -> name.replaceAll("^\\$\\{|}$", ""))
                    .forEach(inMachine::add));
    List<String> all = new ArrayList<>(template.ofType("AWS::Serverless::Function").keySet());
    List<String> outside = all.stream().filter(name -> !inMachine.contains(name)).toList();
    String starter = target("UploadRule");
    List<String> ordered = new ArrayList<>(List.of(starter));
    ordered.addAll(inMachine);
    outside.stream().filter(name -> !name.equals(starter)).forEach(ordered::add);
    return ordered;
  }

  /** The function that a rule calls. */
  private String target(String rule) {
    return template.properties(rule).at("/Targets/0/Arn/Ref").asText().replace("Aliaslive", "");
  }

  private int x(int column) {
    return LEFT + column * COLUMN + COLUMN / 2;
  }

  private int column(String function) {
    int column = columns.indexOf(function);
    if (column < 0) {
      throw new IllegalArgumentException("there is no function " + function);
    }
    return column;
  }

  // ---- Top: what starts and ends runs -----------------------------------------------------------

  private void draw() {
    svg.text("title", 24, 42, "What is deployed");
    svg.text(
        "small",
        24,
        63,
        "Drawn from infra/template.yaml: the functions' order is the state machine's, the table is their roles' policies.");
    int machineLeft = LEFT + COLUMN + 4;
    int machineRight = LEFT + (columns.size() - 1) * COLUMN - 4;
    svg.open(
        "State machine: "
            + String.join(
                ", ",
                columns.subList(1, columns.size() - 1).stream()
                    .map(ArchitecturePicture::name)
                    .toList()));
    svg.rect("zone", machineLeft, TILES - 34, machineRight - machineLeft, TILE_HEIGHT + 46);
    svg.text("name", machineLeft + 14, TILES - 13, "State machine").close();
    String pattern =
        template.properties("UploadRule").at("/EventPattern/detail/object/key/0/prefix").asText();
    starter(24, "Upload", "rule: object created", "under " + pattern, "UploadRule");
    JsonNode schedule = template.properties("Schedule");
    starter(
        machineLeft + 60,
        "Schedule",
        parameter(schedule.path("ScheduleExpression"))
            + " "
            + parameter(schedule.path("ScheduleExpressionTimezone")),
        "shipped " + parameter(schedule.path("State")).toLowerCase(Locale.ROOT),
        "Schedule");
    starter(machineLeft + 290, "A person", "start-execution,", "dry run or not", "StateMachine");
    JsonNode statuses = template.properties("StatusRule").at("/EventPattern/detail/status");
    starter(
        WIDTH - 24 - 184,
        "Stopped run",
        "rule: " + String.join(", ", statuses.valueStream().map(JsonNode::asText).toList()),
        "",
        "StatusRule");
    int starterBottom = 142;
    svg.arrow("M%d %dV%dH%d".formatted(116, starterBottom, TILES + 40, x(0) - 37));
    svg.arrow("M%d %dH%d".formatted(x(0) + 37, TILES + 40, machineLeft));
    svg.arrow("M%d %dV%d".formatted(machineLeft + 152, starterBottom, TILES - 34));
    svg.arrow("M%d %dV%d".formatted(machineLeft + 382, starterBottom, TILES - 34));
    svg.arrow("M%d %dV%d".formatted(machineRight - 44, TILES - 34, starterBottom));
    int last = column(target("StatusRule"));
    svg.arrow("M%d %dV%d".formatted(x(last), starterBottom, TILES));
    tiles();
    table();
    footer();
  }

  private void starter(int x, String name, String first, String second, String resource) {
    if (template.properties(resource).isMissingNode()) {
      throw new IllegalArgumentException("there is no resource " + resource);
    }
    svg.open(name + ": " + first + " " + second);
    svg.rect("good", x, 82, 184, 60);
    svg.text("name middle", x + 92, 103, name);
    svg.text("small middle", x + 92, 119, first).text("small middle", x + 92, 133, second).close();
  }

  private void tiles() {
    for (String function : columns) {
      int x = x(column(function));
      svg.path("faint", "M%d %dV%d".formatted(x, ROWS + 8, ROWS + rows().size() * ROW + 30));
      svg.open(name(function) + ": " + template.properties(function).path("Description").asText());
      svg.rect("accent", x - 37, TILES, 74, TILE_HEIGHT);
      int y = TILES + 20;
      for (String word : name(function).split("(?=[A-Z])", -1)) {
        svg.text("name middle", x, y, word);
        y += 15;
      }
      svg.text(
          "small middle",
          x,
          TILES + TILE_HEIGHT - 22,
          Svg.number(number(function, "MemorySize")) + " MB");
      svg.text(
              "small middle", x, TILES + TILE_HEIGHT - 9, "≤ " + number(function, "Timeout") + " s")
          .close();
    }
  }

  private static String name(String function) {
    return function.replaceAll("Function$", "");
  }

  private long number(String function, String property) {
    JsonNode own = template.properties(function).path(property);
    JsonNode value =
        own.isMissingNode() ? template.root().at("/Globals/Function/" + property) : own;
    return Long.parseLong(parameter(value));
  }

  /** A value, or the default of the parameter that it refers to. */
  private String parameter(JsonNode value) {
    return value.has("Ref")
        ? template
            .root()
            .path("Parameters")
            .path(value.path("Ref").asText())
            .path("Default")
            .asText()
        : value.asText();
  }

  // ---- Middle: who may do what ------------------------------------------------------------------

  /** The rows of the table: a key of {@link #access} to its words. */
  private Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    List.of("inbox/", "connectors/", "state/", "work/", "runs/", "locks/", "claims/")
        .forEach(folder -> rows.put(folder, words(folder)));
    rows.put("secret", "LINE's keys (secret)");
    rows.put("line", "LINE Ads API (calls)");
    rows.put("runs", "Other runs");
    rows.put("topic", "Topic");
    rows.put("queue", "Dead letters");
    Set<String> unknown = new TreeSet<>();
    columns.forEach(function -> unknown.addAll(access(function).keySet()));
    unknown.removeAll(rows.keySet());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("the picture has no row for " + unknown);
    }
    return rows;
  }

  private static String words(String folder) {
    return switch (folder) {
      case "inbox/" -> "your exports";
      case "connectors/" -> "who goes where";
      case "state/" -> "connectors' memory";
      case "work/" -> "hashes, for a while";
      case "runs/" -> "reports";
      case "locks/" -> "one run at a time";
      default -> "triggers acted on";
    };
  }

  private void table() {
    int bucketRows = (int) rows().keySet().stream().filter(row -> row.endsWith("/")).count();
    svg.rect("zone", 24, ROWS - 22, WIDTH - 48, bucketRows * ROW + 36);
    svg.text("name", 38, ROWS - 3, "Bucket");
    svg.text("small", 92, ROWS - 3, bucketWords());
    for (String function : columns) {
      svg.path(
          "faint",
          "M%d %dV%d".formatted(x(column(function)), ROWS + 8, ROWS + bucketRows * ROW + 14));
    }
    legend(WIDTH - 40, ROWS - 3);
    int y = ROWS + 22;
    int index = 0;
    for (Map.Entry<String, String> row : rows().entrySet()) {
      if (index++ == bucketRows) {
        y += 22;
      }
      row(row.getKey(), row.getValue(), y);
      y += ROW;
    }
    bottom = y + 6;
  }

  private String bucketWords() {
    JsonNode bucket = template.properties("Bucket");
    return bucket.at("/VersioningConfiguration/Status").asText().equals("Enabled")
        ? "versioned"
        : "";
  }

  private void row(String key, String words, int y) {
    if (key.endsWith("/")) {
      svg.text("mono", 38, y + 4, key);
      svg.text("small", 128, y + 4, words);
    } else {
      svg.text("name", 38, y + 4, words);
    }
    svg.path("faint", "M%d %dH%d".formatted(LEFT, y + ROW / 2, WIDTH - 36));
    for (String function : columns) {
      Set<Access> access = access(function).getOrDefault(key, Set.of());
      if (!access.isEmpty()) {
        mark(x(column(function)), y, access, name(function) + " " + key);
      }
    }
  }

  private void mark(int x, int y, Set<Access> access, String what) {
    String title =
        what + ": " + String.join(", ", access.stream().map(Access::words).sorted().toList());
    if (access.contains(Access.READ)) {
      svg.circle("ring", x, y, 8, title);
    }
    if (access.contains(Access.WRITE) || access.contains(Access.CALL)) {
      svg.circle("dot", x, y, access.contains(Access.READ) ? 3 : 6, title);
    }
    if (access.contains(Access.DELETE)) {
      svg.text("small", x + 12, y + 4, "×");
    }
  }

  private void legend(int right, int y) {
    svg.circle("ring", right - 236, y - 4, 8, "reads").text("small", right - 222, y, "reads");
    svg.circle("dot", right - 176, y - 4, 6, "writes").text("small", right - 164, y, "writes");
    svg.circle("ring", right - 112, y - 4, 8, "both").circle("dot", right - 112, y - 4, 3, "both");
    svg.text("small", right - 98, y, "both").text("small", right - 58, y, "×  deletes");
  }

  private enum Access {
    READ("may read"),
    WRITE("may write"),
    DELETE("may delete"),
    CALL("calls");

    private final String words;

    Access(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** What a function may do: a row of the table to the ways. */
  private Map<String, Set<Access>> access(String function) {
    Map<String, Set<Access>> access = new LinkedHashMap<>();
    for (Statement statement :
        template.statements(Template.target(template.properties(function).path("Role")))) {
      for (String action : statement.actions()) {
        rowsOf(statement, action)
            .forEach(row -> access.computeIfAbsent(row, r -> new TreeSet<>()).add(kind(action)));
      }
    }
    if (!template.properties(function).at("/Environment/Variables/LINE_ADS_URL").isMissingNode()) {
      access.put("line", Set.of(Access.CALL));
    }
    return access;
  }

  private static Access kind(String action) {
    return switch (action) {
      case "s3:DeleteObject" -> Access.DELETE;
      case "s3:PutObject", "states:StartExecution", "sns:Publish", "sqs:SendMessage" ->
          Access.WRITE;
      default -> Access.READ;
    };
  }

  private static List<String> rowsOf(Statement statement, String action) {
    return switch (action.substring(0, action.indexOf(':'))) {
      case "s3" -> folders(statement, action);
      case "secretsmanager" -> List.of("secret");
      case "states" -> List.of("runs");
      case "sns" -> List.of("topic");
      case "sqs" -> List.of("queue");
      // The key goes with what it encrypts; logs and traces are everybody's.
      case "kms", "logs", "xray" -> List.of();
      default -> List.of(action);
    };
  }

  private static List<String> folders(Statement statement, String action) {
    Stream<String> patterns =
        action.equals("s3:ListBucket")
            ? statement
                .condition()
                .at("/StringLikeIfExists/s3:prefix")
                .valueStream()
                .map(JsonNode::asText)
            : statement.resources().stream()
                .map(resource -> resource.path("Fn::Sub").asText().replace("${Bucket.Arn}/", ""));
    return patterns.map(pattern -> pattern.replaceAll("\\*$", "")).toList();
  }

  // ---- Bottom: what watches and protects
  // ---------------------------------------------------------

  private void footer() {
    int alarms = template.ofType("AWS::CloudWatch::Alarm").size();
    int logs = template.ofType("AWS::Logs::LogGroup").size();
    long encrypted =
        template.resources().values().stream().filter(ArchitecturePicture::usesKey).count();
    String days = template.root().at("/Parameters/LogRetentionDays/Default").asText();
    List<List<String>> boxes =
        List.of(
            List.of("Key", "encrypts bucket, secret,", "topic, dead letters, logs"),
            List.of("Topic", "every run's end, every alarm;", "an e-mail address, if you like"),
            List.of(alarms + " alarms", "runs, functions, dead letters,", "no success in time"),
            List.of("Dashboard", "runs, rows, calls to LINE,", "time until ready"),
            List.of(logs + " log groups", "functions, state machine;", "kept " + days + " days"));
    if (encrypted < 6) {
      throw new IllegalArgumentException("something is not encrypted with the key any more");
    }
    int width = (WIDTH - 48 - 4 * 14) / 5;
    for (int i = 0; i < boxes.size(); i++) {
      int x = 24 + i * (width + 14);
      svg.open(String.join(" ", boxes.get(i)));
      svg.rect("box", x, bottom, width, 62);
      svg.text("name middle", x + width / 2, bottom + 22, boxes.get(i).get(0));
      svg.text("small middle", x + width / 2, bottom + 39, boxes.get(i).get(1));
      svg.text("small middle", x + width / 2, bottom + 53, boxes.get(i).get(2)).close();
    }
    bottom += 62 + 24;
  }

  /** Whether a resource's own properties name the key, not a policy that speaks of it. */
  private static boolean usesKey(JsonNode resource) {
    return Stream.of("BucketEncryption", "KmsKeyId", "KmsMasterKeyId")
        .anyMatch(name -> resource.path("Properties").path(name).toString().contains("\"Key\""));
  }
}
