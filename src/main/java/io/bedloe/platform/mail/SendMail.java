package io.bedloe.platform.mail;

import io.bedloe.platform.config.Settings;
import io.bedloe.platform.http.RequestId;
import io.bedloe.platform.jobs.JobHandler;
import io.bedloe.platform.jobs.JobRun;
import io.bedloe.platform.jobs.JobType;
import io.bedloe.platform.jobs.Lane;
import io.bedloe.platform.jobs.PermanentFailure;
import io.bedloe.platform.jobs.RetryPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends one e-mail. The message id is the id of the job, so that a mail server or a reader can tell
 * a mail that was sent again from another one.
 */
@ApplicationScoped
public class SendMail implements JobHandler<SendMail.Letter> {

  private static final int USUAL_LENGTH = 400;

  /** Twelve retries within a day; the first ones soon, for a mail server that is restarted. */
  private static final RetryPolicy RETRIES =
      new RetryPolicy(
          List.of(
              Duration.ofSeconds(10),
              Duration.ofSeconds(30),
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(15),
              Duration.ofMinutes(30),
              Duration.ofHours(1),
              Duration.ofHours(2),
              Duration.ofHours(3),
              Duration.ofHours(4),
              Duration.ofHours(6),
              Duration.ofHours(6)));

  static final JobType<Letter> TYPE =
      JobType.of("send-mail", Letter.class, Lane.MAIL)
          .withRetries(RETRIES)
          .withTimeout(Duration.ofMinutes(2))
          .withConfidentialPayload();

  private final Settings settings;
  private final SmtpServer server;

  @Inject
  public SendMail(Settings settings, SmtpServer server) {
    this.settings = settings;
    this.server = server;
  }

  /**
   * The payload.
   *
   * @param to the address; empty for a mail to nobody
   * @param language null also in payloads of older versions
   */
  record Letter(
      String to,
      String subject,
      String text,
      @Nullable MailLanguage language,
      @Nullable String action) {

    static Letter of(Mail mail) {
      return new Letter(mail.to(), mail.subject(), mail.text(), mail.language(), mail.action());
    }

    static Letter toNobody() {
      return new Letter("", "", "-".repeat(USUAL_LENGTH), null, null);
    }

    Mail mail() {
      return new Mail(to, subject, text, language, action);
    }

    /** Leaves the recipient and the text out, because the text may contain a secret. */
    @Override
    public String toString() {
      return "Letter[" + subject + "]";
    }
  }

  @Override
  public JobType<Letter> type() {
    return TYPE;
  }

  @Override
  public void run(JobRun run, Letter letter) {
    if (letter.to().isEmpty()) {
      return;
    }
    if (!MailSettings.isSet(settings, MailSettings.HOST)) {
      throw new IllegalStateException("no mail server is configured (bedloe.mail.host)");
    }
    try {
      server.send(letter.mail(), run.id().toString());
    } catch (MessagingException | RuntimeException failure) {
      throw failure(letter, failure);
    }
  }

  /** The failure has no cause, because the texts of a mail server can name the recipient. */
  private static RuntimeException failure(Letter letter, Exception failure) {
    var text =
        "The mail \"%s\" of request %s could not be delivered: %s"
            .formatted(letter.subject(), RequestId.current(), kinds(failure));
    return isRefusedForGood(failure) ? new PermanentFailure(text) : new IllegalStateException(text);
  }

  /** The mail server has said that there is no such address (RFC 5321, 4.2.1: 5yz). */
  private static boolean isRefusedForGood(Exception failure) {
    return failure instanceof SendFailedException refused
        && refused.getInvalidAddresses() != null
        && refused.getInvalidAddresses().length > 0;
  }

  /** Returns the classes of a failure. */
  private static String kinds(Throwable failure) {
    var kinds = new StringBuilder(failure.getClass().getSimpleName());
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      kinds.append(", for ").append(cause.getClass().getSimpleName());
    }
    return kinds.toString();
  }
}
