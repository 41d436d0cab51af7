package io.bedloe.platform.http;

/**
 * The priority of threads that serve requests. It is lower than that of the JVM's compilers, which
 * such threads would otherwise starve for most of a minute after a start (ADR 126). {@code
 * jvm.options} says what the priority means to the operating system.
 */
final class RequestThread {

  private RequestThread() {}

  /** Lowers the priority of the current thread, which keeps it. Only speed depends on it. */
  @SuppressWarnings("ThreadPriorityCheck")
  static void yieldToCompilers() {
    var thread = Thread.currentThread();
    if (thread.getPriority() != Thread.MIN_PRIORITY) {
      thread.setPriority(Thread.MIN_PRIORITY);
    }
  }
}
