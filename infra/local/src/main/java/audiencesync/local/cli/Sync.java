package audiencesync.local.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code sync}: the pipeline on this machine. */
@Command(
    name = "sync",
    description = "A KARTE segment's people into a LINE Ads custom audience, on this machine.%n",
    mixinStandardHelpOptions = true,
    versionProvider = Sync.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 succeeded, 1 the execution failed, 2 wrong command line.",
      "Environment: NO_COLOR, SYNC_TRACE=1 (stack traces), SYNC_LOG=info (the functions' log)."
    })
public final class Sync implements Runnable {
  static final int USAGE = 2;
  private static final int UNEXPECTED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.setProperty(
        "org.slf4j.simpleLogger.defaultLogLevel", System.getenv().getOrDefault("SYNC_LOG", "off"));
    System.exit(run(Terminal.ofProcess(), arguments));
  }

  /** Runs a command and gives its exit code. */
  static int run(Terminal terminal, String... arguments) {
    CommandLine sync = new CommandLine(new Sync());
    for (Object command : commands(terminal)) {
      sync.addSubcommand(command);
    }
    sync.setOut(writer(terminal.out()));
    sync.setErr(writer(terminal.err()));
    sync.setParameterExceptionHandler((e, args) -> misused(terminal, e));
    sync.setExecutionExceptionHandler((e, command, parsed) -> failed(terminal, e, command));
    try {
      return sync.execute(arguments);
    } catch (LinkageError | VirtualMachineError e) {
      return unexpected(terminal, "sync", e);
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static List<Object> commands(Terminal terminal) {
    return List.of(
        new DemoCommand(terminal),
        new RunCommand(terminal),
        new DryRunCommand(terminal),
        new UploadCommand(terminal),
        new PreviewCommand(terminal),
        new ValidateCommand(terminal),
        new CalibratePhoneCommand(terminal),
        new LineSimulatorCommand(terminal));
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }

  private static int misused(Terminal terminal, ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String what = String.valueOf(e.getMessage()).strip();
    String sentence = what.endsWith(".") ? what : what + ".";
    terminal.complain(command, sentence + suggestion(e) + " Try: " + command + " --help");
    return USAGE;
  }

  private static String suggestion(ParameterException e) {
    List<String> similar =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    return similar.isEmpty() ? "" : " Did you mean " + similar.get(0) + "?";
  }

  private static int failed(Terminal terminal, Exception e, CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    if (e instanceof UsageException) {
      terminal.complain(name, String.valueOf(e.getMessage()));
      return USAGE;
    }
    return unexpected(terminal, name, e);
  }

  /**
   * Only its class: the message of a failure that nobody thought of may quote what it was given.
   */
  private static int unexpected(Terminal terminal, String command, Throwable e) {
    String what = "unexpected failure, " + e.getClass().getName();
    terminal.complain(command, what + "; run it again with SYNC_TRACE=1 to see where.");
    if (terminal.traces()) {
      e.printStackTrace(terminal.err());
    }
    return UNEXPECTED;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Sync.class.getPackage().getImplementationVersion();
      return new String[] {"Line Audience Sync " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
