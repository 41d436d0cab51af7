package io.bedloe.platform.realtime;

/**
 * Runs work when the JVM begins to exit, as it does at SIGTERM. The server closes all connections
 * before it stops the application, so that {@code @PreDestroy} is too late for the last messages.
 */
final class StopHook {

  private final Thread thread;

  private StopHook(Thread thread) {
    this.thread = thread;
  }

  static StopHook register(Runnable work) {
    var hook = new StopHook(new Thread(work, "close event connections"));
    Runtime.getRuntime().addShutdownHook(hook.thread);
    return hook;
  }

  /** Removes the work; while the JVM exits it has begun already. */
  void remove() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException exiting) {
      // The work runs or has run.
      return;
    }
  }
}
