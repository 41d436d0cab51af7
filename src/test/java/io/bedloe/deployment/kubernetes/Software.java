package io.bedloe.deployment.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the server is like, as its own sources say: settings, port, time to stop, metrics. */
public final class Software {

  public static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  /** The paths are those of MicroProfile Health, which server.xml enables. */
  public static final Map<String, String> PROBES =
      Map.of(
          "startupProbe", "/health/started",
          "livenessProbe", "/health/live",
          "readinessProbe", "/health/ready");

  private static final Pattern SETTING =
      Pattern.compile("(?m)^\\| `\\S+` \\| `(BEDLOE_[A-Z0-9_]+)` \\| ([^|]*) \\| ([^|]*) \\|");
  private static final Pattern METRIC = Pattern.compile("\"(bedloe_[a-z_]+)\"");

  private Software() {}

  public static String text(String file) {
    return text(ROOT.resolve(file));
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the settings of the generated documentation, and whether each is a secret. */
  public static Map<String, Boolean> settings() {
    var settings = new TreeMap<String, Boolean>();
    var found = SETTING.matcher(text("docs/reference/configuration.md"));
    while (found.find()) {
      settings.put(found.group(1), found.group(2).contains("; secret"));
    }
    if (settings.size() < 50) {
      throw new IllegalStateException(
          "docs/reference/configuration.md has "
              + settings.size()
              + " settings, and more expected");
    }
    return settings;
  }

  /** Returns the port at which the server listens by default. */
  public static int port() {
    return Integer.parseInt(
        find(
            "liberty/server.xml",
            "<variable name=\"bedloe.http.port\" defaultValue=\"([0-9]+)\"/>"));
  }

  /** Returns the seconds that a server may need from SIGTERM to its end. */
  public static int secondsToStop() {
    return Integer.parseInt(find("docs/operations/upgrade.md", "give them ([0-9]+) seconds"));
  }

  /** Returns the id of the user of the image. */
  public static int user() {
    return Integer.parseInt(find("docker/Containerfile", "(?m)^USER ([0-9]+):"));
  }

  public static String metricsPath() {
    return find(
        "src/main/java/io/bedloe/platform/telemetry/MetricsPage.java", "@WebServlet\\(\"(.*)\"\\)");
  }

  /** Returns the names of the metrics that the code has. */
  public static Set<String> metrics() {
    var metrics = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("src/main/java"))) {
      for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        METRIC.matcher(text(file)).results().forEach(found -> metrics.add(found.group(1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return metrics;
  }

  /** Returns the only group of a pattern that has to be in a file. */
  public static String find(String file, String pattern) {
    var found = Pattern.compile(pattern).matcher(text(file));
    if (!found.find()) {
      throw new IllegalStateException(file + " has no " + pattern);
    }
    return found.group(1);
  }
}
