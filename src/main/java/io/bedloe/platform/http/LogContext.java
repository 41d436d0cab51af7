package io.bedloe.platform.http;

import com.ibm.websphere.logging.hpel.LogRecordContext;

/** Puts the request's id on every line that is logged while it is open. */
final class LogContext implements AutoCloseable {

  private static final String NAME = "requestId";

  private LogContext() {}

  static LogContext of(String requestId) {
    LogRecordContext.addExtension(NAME, requestId);
    return new LogContext();
  }

  @Override
  public void close() {
    LogRecordContext.removeExtension(NAME);
  }
}
