package io.bedloe.it;

import io.bedloe.dev.DevServices;
import io.bedloe.dev.LibertyServer;
import java.nio.file.Path;
import java.util.Map;

/**
 * The services that the tests of this JVM share: started once, in a directory that is deleted
 * later.
 */
final class TestBed {
  private static final Path BUILD =
      Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath();

  private static final Path LIBERTY =
      Path.of(System.getProperty("bedloe.liberty.home", BUILD.resolve("liberty/wlp").toString()));

  /**
   * The common settings of servers under test: demo accounts without demo data, and only the
   * first-tier compiler, which halves the processor time of a start (10 s instead of 17 s warm, 15
   * s instead of 29 s cold).
   */
  static final Map<String, String> SETTINGS =
      Map.of(
          "BEDLOE_PROFILE", "development",
          "BEDLOE_DEMO_DATA", "false",
          "BEDLOE_OPENAPI_FEATURE", "mpOpenAPI-4.1",
          // All tests use one address; SecurityEventsTest tests the limit.
          "BEDLOE_SECURITY_EVENTS_PER_SOURCE", "10000",
          "BEDLOE_SECURITY_EVENTS_PER_SERVER", "100000",
          "JVM_ARGS", "-XX:TieredStopAtLevel=1");

  private TestBed() {}

  static DevServices services() {
    return Started.SERVICES;
  }

  static LibertyServer server(
      Path installation, Path directory, int port, Map<String, String> environment) {
    return LibertyServer.on(port, installation, directory, environment, services());
  }

  /** Returns the Liberty installation of the build, with the configured server. */
  static Path liberty() {
    return LIBERTY;
  }

  /** Returns the output directory of the build. */
  static Path build() {
    return BUILD;
  }

  private static final class Started {
    /** System tests run in several JVMs side by side, and each has a directory of its own. */
    static final DevServices SERVICES =
        DevServices.thrownAwayIn(
            BUILD.resolve(Path.of("it", System.getProperty("bedloe.test.fork", ""))));
  }
}
