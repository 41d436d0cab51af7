package io.bedloe.platform.errors;

import io.sentry.Hint;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import java.util.Map;

/** The only class that uses Sentry's SDK, which sends on a thread of its own. */
final class SentryReports {

  private static final int TIMEOUT_MILLIS = 5_000;

  /** Further errors are dropped while so many wait, because an outage has many of one kind. */
  private static final int MOST_WAITING = 100;

  /** The end of the server does not wait longer than this for Sentry. */
  private static final int LONGEST_STOP_MILLIS = 2_000;

  SentryReports(String dsn, String environment) {
    var options = new SentryOptions();
    options.setDsn(dsn);
    options.setEnvironment(environment);
    options.setEnableExternalConfiguration(false);
    options.setAttachServerName(false);
    options.setEnableUncaughtExceptionHandler(false);
    options.setEnableShutdownHook(false);
    options.setEnableAutoSessionTracking(false);
    options.setSendClientReports(false);
    options.setSendModules(false);
    options.setMaxBreadcrumbs(0);
    options.setMaxQueueSize(MOST_WAITING);
    options.setConnectionTimeoutMillis(TIMEOUT_MILLIS);
    options.setReadTimeoutMillis(TIMEOUT_MILLIS);
    options.setShutdownTimeoutMillis(LONGEST_STOP_MILLIS);
    // The transport waits for what is being sent once more, 15 seconds unless it is told.
    options.setFlushTimeoutMillis(0);
    options.setBeforeSend(SentryReports::withoutTexts);
    Sentry.init(options);
  }

  void send(Throwable failure, Map<String, String> tags) {
    var event = new SentryEvent(failure);
    event.setLevel(SentryLevel.ERROR);
    tags.forEach(event::setTag);
    Sentry.captureEvent(event);
  }

  void close() {
    Sentry.close();
  }

  /** Messages of exceptions can contain data of people, such as the key that is a duplicate. */
  private static SentryEvent withoutTexts(SentryEvent event, Hint hint) {
    event.setRequest(null);
    event.setUser(null);
    event.setServerName(null);
    event.setBreadcrumbs(null);
    event.setMessage(null);
    var exceptions = event.getExceptions();
    if (exceptions != null) {
      exceptions.forEach(exception -> exception.setValue(null));
    }
    return event;
  }
}
