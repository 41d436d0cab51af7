package io.bedloe.dev;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment of a server process: that of this process without settings of the shell for
 * another server, and with the coverage agent when the build measures coverage.
 */
final class LibertyEnvironment {
  /** The build sets it to the whole {@code -javaagent:…} argument. */
  private static final String AGENT_PROPERTY = "bedloe.jacoco.agent";

  private static final Set<String> OF_OTHER_SERVERS =
      Set.of("JVM_ARGS", "LOG_DIR", "PID_DIR", "PID_FILE", "SERVER_WORKING_DIR");

  private LibertyEnvironment() {}

  static void apply(Map<String, String> target, Map<String, String> ours, LibertyFiles files) {
    target.keySet().removeIf(LibertyEnvironment::isForeign);
    target.putAll(ours);
    target.put("WLP_USER_DIR", files.userDirectory().toString());
    target.put("WLP_OUTPUT_DIR", files.outputDirectory().toString());
    target.put("JAVA_HOME", System.getProperty("java.home"));
    // The server script evaluates the value as shell words.
    agent()
        .map(agent -> "'" + agent.replace("'", "'\\''") + "'")
        .ifPresent(agent -> target.merge("JVM_ARGS", agent, (given, more) -> given + " " + more));
  }

  /** Returns the JVM argument that measures coverage, if the build measures it. */
  static Optional<String> agent() {
    return Optional.ofNullable(System.getProperty(AGENT_PROPERTY)).filter(a -> !a.isBlank());
  }

  /**
   * Returns the lines of a server.env file, which has precedence over the environment of the
   * process.
   */
  static List<String> lines(Map<String, String> environment) {
    return environment.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .sorted()
        .toList();
  }

  private static boolean isForeign(String name) {
    return name.startsWith("BEDLOE_") || name.startsWith("WLP_") || OF_OTHER_SERVERS.contains(name);
  }
}
