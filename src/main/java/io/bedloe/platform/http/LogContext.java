package io.bedloe.platform.http;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Adds the id of the request and of its trace to every log line of this thread until it is closed.
 */
public final class LogContext implements AutoCloseable {

  private static final String REQUEST = "requestId";
  private static final String TRACE = "traceId";

  /** The syntax of W3C Trace Context version 00, and the common part of later versions. */
  private static final Pattern PARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private static final int COMMON_LENGTH = 55;

  private static final ThreadLocal<Current> CURRENT = new ThreadLocal<>();

  /** The id of a request, and its trace context as it was sent. */
  private record Current(String request, @Nullable String traceParent) {}

  private LogContext() {}

  /** An invalid trace parent counts as absent (W3C Trace Context, 4.3). */
  public static LogContext of(String requestId, @Nullable String traceParent) {
    var trace = traceOf(traceParent);
    CURRENT.set(new Current(requestId, trace.isPresent() ? common(traceParent) : null));
    LogRecordContext.addExtension(REQUEST, requestId);
    trace.ifPresent(id -> LogRecordContext.addExtension(TRACE, id));
    return new LogContext();
  }

  /** Returns the part of a trace parent that all versions have (W3C Trace Context, 4.3). */
  private static @Nullable String common(@Nullable String traceParent) {
    return traceParent == null ? null : traceParent.substring(0, COMMON_LENGTH);
  }

  static @Nullable String requestId() {
    var current = CURRENT.get();
    return current == null ? null : current.request();
  }

  static @Nullable String traceParent() {
    var current = CURRENT.get();
    return current == null ? null : current.traceParent();
  }

  static Optional<String> traceOf(@Nullable String traceParent) {
    if (traceParent == null) {
      return Optional.empty();
    }
    var parts = PARENT.matcher(traceParent);
    return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
  }

  @Override
  public void close() {
    CURRENT.remove();
    LogRecordContext.removeExtension(REQUEST);
    LogRecordContext.removeExtension(TRACE);
  }
}
