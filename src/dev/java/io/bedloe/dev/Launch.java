package io.bedloe.dev;

import java.util.Map;

/** The common part of all launchers: their exit code and their messages. */
public final class Launch {
  /** The work of a launcher. */
  public interface Work {
    void run() throws Exception;
  }

  private static final Map<String, String> QUIET =
      Map.of("slf4j.internal.verbosity", "ERROR", "java.awt.headless", "true");

  private Launch() {}

  /** Does the work and ends the JVM: with 0, or with 1 and one sentence about the fault. */
  @SuppressWarnings("SystemOut")
  public static void exit(Work work) {
    QUIET.forEach(System::setProperty);
    int code = 0;
    try {
      work.run();
    } catch (Refusal e) {
      code = 1;
      complain(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      code = 1;
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      code = 1;
      complain("This is a fault in Bedloe's launcher: " + e);
      e.printStackTrace();
    }
    System.exit(code);
  }

  private static void complain(String sentence) {
    if (!OnExit.began()) {
      System.err.println(sentence);
    }
  }

  /** Prints a text for the user at once. */
  @SuppressWarnings("SystemOut")
  public static void say(String text) {
    System.out.println(text);
    System.out.flush();
  }
}
