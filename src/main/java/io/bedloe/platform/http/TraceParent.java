package io.bedloe.platform.http;

import org.jspecify.annotations.Nullable;

/** The trace context of a request (W3C Trace Context, {@code traceparent}). */
public final class TraceParent {

  private TraceParent() {}

  /**
   * Returns the valid {@code traceparent} of the request that this thread serves; null when there
   * is none, and outside of a request.
   */
  public static @Nullable String current() {
    return LogContext.traceParent();
  }
}
