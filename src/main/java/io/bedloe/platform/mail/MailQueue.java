package io.bedloe.platform.mail;

import io.bedloe.platform.config.Settings;
import io.bedloe.platform.http.RequestId;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Accepts e-mails within a transaction and sends them after its commit, one at a time in the order
 * of the commits; the request does not wait for them. A rollback discards the e-mail. An e-mail
 * that cannot be sent, or that waits when the server stops, is lost; the log reports it without its
 * address and its text.
 */
@ApplicationScoped
public class MailQueue {

  private static final Logger LOG = Logger.getLogger(MailQueue.class.getName());

  /**
   * A slow mail server needs a quarter of an hour for this number; more mails would arrive too
   * late.
   */
  private static final int MOST_WAITING = 1_000;

  /**
   * The response is sent before this delay ends, so that its time does not show whether there is a
   * mail.
   */
  private static final Duration A_MOMENT = Duration.ofMillis(100);

  private final Settings settings;
  private final SmtpServer server;
  private final Event<QueuedMail> posted;
  private final BlockingQueue<QueuedMail> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean sending = new AtomicBoolean();

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService executor;

  @Inject
  public MailQueue(Settings settings, SmtpServer server, Event<QueuedMail> posted) {
    this.settings = settings;
    this.server = server;
    this.posted = posted;
  }

  /**
   * An e-mail in the queue.
   *
   * @param mail the e-mail; null for a simulated one
   * @param request the id of the request that queued it
   */
  record QueuedMail(@Nullable Mail mail, String request) {}

  /** Returns whether a mail server is configured. */
  public boolean isConfigured() {
    return MailSettings.isSet(settings, MailSettings.HOST);
  }

  /** Sends a mail when the transaction has committed; immediately when there is none. */
  public void afterCommit(Mail mail) {
    posted.fire(new QueuedMail(mail, request()));
  }

  /** Takes the time of {@link #afterCommit}, for an address without an account. */
  public void simulate() {
    posted.fire(new QueuedMail(null, request()));
  }

  private static String request() {
    return Objects.requireNonNullElse(RequestId.current(), "-");
  }

  void enqueue(@Observes(during = TransactionPhase.AFTER_SUCCESS) QueuedMail letter) {
    if (!waiting.offer(letter)) {
      LOG.log(
          Level.SEVERE,
          "A mail of request {0} was dropped, because the queue is full",
          letter.request());
      return;
    }
    sendInBackground();
  }

  private void sendInBackground() {
    if (waiting.isEmpty() || !sending.compareAndSet(false, true)) {
      return;
    }
    try {
      var unused = executor.schedule(this::sendAll, A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ending) {
      sending.set(false);
    }
  }

  private void sendAll() {
    try {
      for (var next = waiting.poll(); next != null; next = waiting.poll()) {
        send(next);
      }
    } finally {
      sending.set(false);
    }
    // A mail may have been added between the last check and the end of the loop.
    sendInBackground();
  }

  private void send(QueuedMail letter) {
    if (letter.mail() == null || !isConfigured()) {
      return;
    }
    try {
      server.send(letter.mail());
    } catch (MessagingException | RuntimeException failure) {
      LOG.log(
          Level.SEVERE,
          "The mail \"{0}\" of request {1} could not be delivered: {2}",
          new Object[] {letter.mail().subject(), letter.request(), kinds(failure)});
    }
  }

  /** Returns the classes of a failure; the messages of a mail server could name the recipient. */
  private static String kinds(Throwable failure) {
    var kinds = new StringBuilder(failure.getClass().getSimpleName());
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      kinds.append(", for ").append(cause.getClass().getSimpleName());
    }
    return kinds.toString();
  }

  @PreDestroy
  void logLostMails() {
    long lost = waiting.stream().filter(letter -> letter.mail() != null).count();
    if (lost > 0) {
      LOG.log(Level.SEVERE, "{0} queued mails were dropped at shutdown", lost);
    }
  }
}
