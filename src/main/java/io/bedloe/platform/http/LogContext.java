package io.bedloe.platform.http;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the request's id, and that of its trace, on every line that is logged while it is open. */
final class LogContext implements AutoCloseable {

  private static final String REQUEST = "requestId";
  private static final String TRACE = "traceId";

  /** W3C Trace Context, version 00 and what later versions have in common with it. */
  private static final Pattern PARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  private LogContext() {}

  /** A trace parent that is none is as good as absent (W3C Trace Context, 4.3). */
  static LogContext of(String requestId, @Nullable String traceParent) {
    CURRENT.set(requestId);
    LogRecordContext.addExtension(REQUEST, requestId);
    traceOf(traceParent).ifPresent(trace -> LogRecordContext.addExtension(TRACE, trace));
    return new LogContext();
  }

  static @Nullable String requestId() {
    return CURRENT.get();
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
