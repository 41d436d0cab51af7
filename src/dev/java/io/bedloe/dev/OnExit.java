package io.bedloe.dev;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Closes resources when this JVM ends normally, by Ctrl-C or by SIGTERM, in the reverse order of
 * their opening. There is one hook for all of them, because the JVM runs several hooks in parallel
 * and a database must outlive the server that uses it.
 */
final class OnExit {
  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
  private static boolean hooked;
  private static boolean began;

  private OnExit() {}

  /** Returns whether the JVM is ending, so that nothing may be started any more. */
  static synchronized boolean began() {
    return began;
  }

  static synchronized void close(AutoCloseable resource) {
    refuseWhenEnding();
    if (!hooked) {
      Runtime.getRuntime().addShutdownHook(new Thread(OnExit::closeAll, "bedloe-on-exit"));
      hooked = true;
    }
    OPEN.push(resource);
  }

  static synchronized void forget(AutoCloseable resource) {
    OPEN.remove(resource);
  }

  static void refuseWhenEnding() {
    if (began()) {
      throw new Refusal("Stopping.");
    }
  }

  private static synchronized Deque<AutoCloseable> taken() {
    began = true;
    Deque<AutoCloseable> taken = new ArrayDeque<>(OPEN);
    OPEN.clear();
    return taken;
  }

  @SuppressWarnings(
      "SystemOut") // The JVM is ending, so that there is no caller to throw the exception to.
  private static void closeAll() {
    for (AutoCloseable resource : taken()) {
      try {
        resource.close();
      } catch (Exception e) {
        System.err.println("While stopping " + resource + ": " + e);
      }
    }
  }
}
