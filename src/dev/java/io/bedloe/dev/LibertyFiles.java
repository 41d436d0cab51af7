package io.bedloe.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The directory of one server: its configuration, which is copied at each start, and its output.
 */
final class LibertyFiles {
  static final String SERVER = "bedloe";

  /** The output directories of a server, which are not configuration. */
  private static final Set<String> WRITTEN = Set.of("logs", "workarea", "tranlog", "messaging");

  /**
   * The messages after which a server will not become ready: CWWKZ0002E and CWWKZ0004E an exception
   * while the application started, SRVE0283E and SRVE0265E the same in one of its listeners (where
   * CDI beans start too), CWWKO0221E a port that is in use, CWWKG0014E an invalid configuration.
   * The sentences are those of the application's Schema: a failed migration, and a refused start
   * after it. An unknown feature (CWWKF0001E) is not among them: the application still starts, and
   * its check of the settings reports more.
   */
  private static final Pattern FATAL =
      Pattern.compile(
          ".*?((?:CWWKZ0002E|CWWKZ0004E|SRVE0283E|SRVE0265E|CWWKO0221E|CWWKG0014E"
              + "|The start is refused|The schema migration failed): .*)");

  private static final Pattern APPLICATION =
      Pattern.compile("<webApplication\\b[^>]*(/>|>.*?</webApplication>)", Pattern.DOTALL);

  private static final Pattern FAULT = Pattern.compile("\\[.*?\\] \\w+ \\S+ +[EW] .*");
  private static final int FAULTS_SHOWN = 20;

  private final Path installation;
  private final Path directory;

  LibertyFiles(Path installation, Path directory) {
    this.installation = installation;
    this.directory = directory;
  }

  Path script() {
    return installation.resolve("bin/server");
  }

  Path userDirectory() {
    return directory.resolve("usr");
  }

  /**
   * The output is separate from the configuration, so that a new copy of the configuration keeps a
   * message store.
   */
  Path outputDirectory() {
    return directory.resolve("output");
  }

  Path console() {
    return directory.resolve("console.log");
  }

  Path messages() {
    return outputDirectory().resolve(SERVER).resolve("logs/messages.log");
  }

  void prepare() throws IOException {
    copyConfiguration(SERVER, WRITTEN);
    if (Files.exists(messages())) {
      Files.move(
          messages(),
          messages().resolveSibling("messages.before.log"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Writes only the configuration, with another name and with the environment in it. */
  void prepareBare(String name, Map<String, String> environment) throws IOException {
    Set<String> without = new HashSet<>(WRITTEN);
    without.add("apps");
    Path own = copyConfiguration(name, without);
    Path configuration = own.resolve("server.xml");
    Files.writeString(
        configuration, APPLICATION.matcher(Files.readString(configuration)).replaceAll(""));
    append(own.resolve("server.env"), LibertyEnvironment.lines(environment));
    append(own.resolve("jvm.options"), LibertyEnvironment.agent().stream().toList());
  }

  private Path copyConfiguration(String name, Set<String> without) throws IOException {
    Path configured = configured();
    if (!Files.isRegularFile(script()) || !hasApplication(configured.resolve("apps"))) {
      throw new Refusal(
          "There is no built server in " + installation + ": run \"mvn package\" first.");
    }
    Path own = userDirectory().resolve("servers").resolve(name);
    FileTrees.delete(own);
    Files.createDirectories(own);
    FileTrees.copy(configured, own, without);
    return own;
  }

  /** The archive, or the file that says where its parts lie ({@code make t}). */
  private static boolean hasApplication(Path apps) {
    return Files.isRegularFile(apps.resolve("bedloe.war"))
        || Files.isRegularFile(apps.resolve("bedloe.war.xml"));
  }

  private Path configured() {
    return installation.resolve("usr/servers").resolve(SERVER);
  }

  /** Liberty ignores a last line without a line end, which the file may have. */
  private static void append(Path file, List<String> lines) throws IOException {
    String before = Files.exists(file) ? Files.readString(file) + "\n" : "";
    Files.writeString(file, before + String.join("\n", lines) + "\n");
  }

  /** Returns why the server will not become ready, when its log shows it. */
  Optional<String> failure() {
    return Logs.read(messages())
        .lines()
        .map(FATAL::matcher)
        .filter(m -> m.matches())
        .map(m -> m.group(1))
        .findFirst();
  }

  /**
   * Returns the last errors and warnings of the log; if there are none, its end and that of the
   * console.
   */
  String faults() {
    List<String> lines =
        Logs.read(messages()).lines().filter(line -> FAULT.matcher(line).matches()).toList();
    if (lines.isEmpty()) {
      return Logs.tail(messages(), FAULTS_SHOWN) + "\n" + Logs.tail(console(), FAULTS_SHOWN);
    }
    return String.join("\n", lines.subList(Math.max(0, lines.size() - FAULTS_SHOWN), lines.size()));
  }
}
