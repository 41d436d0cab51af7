package io.bedloe.platform.jobs;

import io.bedloe.platform.errors.ErrorReports;
import io.bedloe.platform.http.LogContext;
import io.bedloe.platform.jobs.Attempt.Stop;
import io.bedloe.platform.persistence.DatabaseFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;

/** Runs the handler of a claimed job and stores how the attempt ended. */
final class RunAttempt {

  private static final Logger LOG = Logger.getLogger(RunAttempt.class.getName());
  private static final int LONGEST_ERROR = 2_000;

  private final JobHandlers handlers;
  private final Payloads payloads;
  private final StoredJobs stored;
  private final EndAttempt end;
  private final RandomGenerator random;
  private final String server;
  private final ErrorReports reports;

  RunAttempt(
      JobHandlers handlers,
      Payloads payloads,
      StoredJobs stored,
      EndAttempt end,
      RandomGenerator random,
      String server,
      ErrorReports reports) {
    this.handlers = handlers;
    this.payloads = payloads;
    this.stored = stored;
    this.end = end;
    this.random = random;
    this.server = server;
    this.reports = reports;
  }

  /** Nothing that a handler throws reaches the worker: an Error is a failure of its job, too. */
  void run(Attempt attempt) {
    var job = attempt.job();
    var request = Objects.requireNonNullElse(job.origin().requestId(), job.id().toString());
    try (var logged = LogContext.of(request, job.origin().traceParent())) {
      try {
        mustNotBeStopped(attempt);
        handle(attempt, handlers.find(job.type()).orElseThrow());
        attempt.succeedUnlessDone();
      } catch (Throwable failure) {
        storeFailure(attempt, failure);
      }
    }
  }

  /** A job can be cancelled while it waits for a worker. */
  private static void mustNotBeStopped(Attempt attempt) {
    if (attempt.isStopped()) {
      throw new CancellationException("the attempt was stopped before it began");
    }
  }

  private <P extends Record> void handle(Attempt attempt, JobHandler<P> handler) throws Exception {
    handler.run(attempt, payloads.read(handler.type(), attempt.job().payload()));
  }

  private void storeFailure(Attempt attempt, Throwable failure) {
    // The interrupt was for the handler; a connection to the database must still be had.
    var unused = Thread.interrupted();
    try {
      fail(attempt, failure);
    } catch (RuntimeException | Error lost) {
      // The lease ends, and then a server runs the job again.
      LOG.log(Level.WARNING, "The end of " + name(attempt.job()) + " could not be stored", lost);
    }
  }

  /** Stores a failure that no other end of the attempt has made meaningless. */
  private void fail(Attempt attempt, Throwable failure) {
    if (attempt.hasSucceeded()) {
      LOG.log(
          Level.WARNING, name(attempt.job()) + " had succeeded before its handler failed", failure);
      return;
    }
    var stop = attempt.stop();
    if (failure instanceof LeaseLost || stop == Stop.LEASE_LOST || attempt.isAbandoned()) {
      LOG.log(Level.INFO, "Another worker has taken over {0}", name(attempt.job()));
      return;
    }
    if (stop == Stop.SHUTDOWN) {
      stored.release(List.of(attempt.job()));
      return;
    }
    if (stop == Stop.CANCELLED) {
      end.cancel(attempt.job(), server);
      return;
    }
    store(attempt.job(), stop == Stop.TIMED_OUT ? timedOut(attempt.job()) : failure);
  }

  /** Ends an attempt whose handler ignores its interrupt. */
  void abandon(Attempt attempt) {
    if (attempt.stop() == Stop.TIMED_OUT) {
      storeFailureOf(attempt.job());
    }
  }

  private void storeFailureOf(ClaimedJob job) {
    try {
      store(job, timedOut(job));
    } catch (RuntimeException lost) {
      LOG.log(Level.WARNING, "The end of " + name(job) + " could not be stored", lost);
    }
  }

  private TimeoutException timedOut(ClaimedJob job) {
    return new TimeoutException(
        "the attempt took longer than " + handlers.find(job.type()).orElseThrow().type().timeout());
  }

  private void store(ClaimedJob job, Throwable failure) {
    var retries = handlers.find(job.type()).orElseThrow().type().retries();
    var next = AfterFailure.of(failure, job.attempt(), retries, random);
    if (!end.fail(job, next, server, failure)) {
      LOG.log(Level.INFO, "Another worker has taken over {0}", name(job));
    } else if (next.isRetry()) {
      LOG.log(
          Level.INFO,
          "Attempt {0} of {1} failed; the next one follows in {2}: {3}",
          new Object[] {job.attempt(), name(job), next.delay(), text(failure)});
    } else {
      reportEnd(job, failure);
    }
  }

  /** Logs and reports that a job has failed for good. */
  void reportEnd(ClaimedJob job, Throwable failure) {
    LOG.log(Level.SEVERE, name(job) + " failed for good after attempt " + job.attempt(), failure);
    reports.report(failure, Map.of("job", job.id().toString(), "job.type", job.type()));
  }

  static String text(Throwable failure) {
    var message = failure.getMessage();
    if (message != null && failure instanceof DatabaseFailure) {
      // The lines after the first one name the values of the row.
      message = message.lines().findFirst().orElse("");
    }
    var name = failure.getClass().getName();
    return storable(message == null ? name : name + ": " + message);
  }

  /** PostgreSQL stores no NUL. */
  static String storable(String given) {
    var text = given.replace('\0', ' ');
    return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
  }

  private static String name(ClaimedJob job) {
    return "the job " + job.type() + " " + job.id();
  }
}
