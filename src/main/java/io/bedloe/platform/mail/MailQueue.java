package io.bedloe.platform.mail;

import io.bedloe.platform.config.Settings;
import io.bedloe.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Accepts e-mails within a transaction. Each is a job, which sends it after the commit, on any
 * server, and tries again for a day when the mail server does not take it. A rollback discards the
 * e-mail.
 */
@ApplicationScoped
public class MailQueue {

  private final Settings settings;
  private final Jobs jobs;

  @Inject
  public MailQueue(Settings settings, Jobs jobs) {
    this.settings = settings;
    this.jobs = jobs;
  }

  /** Returns whether a mail server is configured. */
  public boolean isConfigured() {
    return MailSettings.isSet(settings, MailSettings.HOST);
  }

  /** Sends a mail when the transaction has committed; immediately when there is none. */
  public void afterCommit(Mail mail) {
    if (isConfigured()) {
      jobs.enqueue(SendMail.TYPE, SendMail.Letter.of(mail));
    }
  }

  /**
   * Takes the time of {@link #afterCommit}, for an address without an account: a job with a payload
   * of the usual length is stored and run, and sends nothing.
   */
  public void simulate() {
    if (isConfigured()) {
      jobs.enqueue(SendMail.TYPE, SendMail.Letter.toNobody());
    }
  }
}
