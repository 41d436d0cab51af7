package io.bedloe.dev.onetest;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the tests that are named, classes or {@code class#method}, in this JVM. */
public final class RunTests {
  private static final int FRAMES = 2;

  private RunTests() {}

  public static void main(String[] names) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    List<DiscoverySelector> selected = new ArrayList<>();
    for (String name : names) {
      selected.add(
          name.contains("#")
              ? DiscoverySelectors.selectMethod(name)
              : DiscoverySelectors.selectClass(name));
    }
    var summary = new SummaryGeneratingListener();
    try (var session = LauncherFactory.openSession()) {
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request().selectors(selected).build(),
              summary,
              new Telling(out));
    }
    var result = summary.getSummary();
    for (var failure : result.getFailures()) {
      out.println();
      out.println("FAILED " + name(failure.getTestIdentifier()));
      print(failure.getException(), out);
    }
    out.printf(
        "%nTests run: %d, failed: %d, in %.1f s%n",
        result.getTestsStartedCount(),
        result.getTotalFailureCount(),
        (result.getTimeFinished() - result.getTimeStarted()) / 1000.0);
    boolean ran = result.getTestsStartedCount() > 0;
    if (!ran && result.getTotalFailureCount() == 0) {
      out.println("No test was found: the class has no test of that name.");
    }
    System.exit(ran && result.getTotalFailureCount() == 0 ? 0 : 1);
  }

  /** The whole message; of the stack, where it begins and what is ours. */
  private static void print(Throwable fault, PrintWriter out) {
    var lines = new java.io.StringWriter();
    fault.printStackTrace(new PrintWriter(lines));
    int frames = 0;
    for (String line : lines.toString().split("\n", -1)) {
      boolean frame = line.startsWith("\tat ");
      frames = frame ? frames + 1 : 0;
      if (!frame
          || frames <= FRAMES
          || (line.contains("io.bedloe.") && !line.contains("onetest"))) {
        out.println(line);
      }
    }
  }

  private static String name(TestIdentifier test) {
    return test.getUniqueId()
        .replaceAll("\\[engine:[^]]*]/?|\\[class:|\\[method:|\\[nested-class:|]", "");
  }

  /** Says each failure as soon as it is known. */
  private record Telling(PrintWriter out) implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        boolean good = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        out.println((good ? "  ok      " : "  FAILED  ") + test.getDisplayName());
      }
    }
  }
}
