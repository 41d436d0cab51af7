package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.RegistrationRule;
import io.bedloe.identity.accounts.RegistrationSettings;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.mail.MailQueue;
import io.bedloe.platform.mail.MailTemplates;
import io.bedloe.platform.mail.TimeInWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

/**
 * Writes the e-mails about accounts. No mail contains text that the requester entered, such as a
 * name, because an attacker could send messages to others in this way. The token of a link is in
 * the URL's fragment, which browsers do not send and logs do not contain.
 */
@ApplicationScoped
public class AccountMails {

  private final MailQueue mailQueue;
  private final MailTemplates templates;
  private final Settings settings;

  @Inject
  public AccountMails(MailQueue mailQueue, MailTemplates templates, Settings settings) {
    this.mailQueue = mailQueue;
    this.templates = templates;
    this.settings = settings;
  }

  /** Refuses operations that need mail when mail is not configured. */
  void mustBePossible() {
    if (!mailQueue.isConfigured()) {
      throw Rejected.because(
          RegistrationRule.NO_MAIL_SERVER, "Ask an administrator to create an account or to help.");
    }
  }

  /** Takes the time of a mail when no account has the address. */
  void simulate() {
    mailQueue.simulate();
  }

  void verify(String to, MailedToken token) {
    send(to, "verify-email", "/verify-email", token, RegistrationSettings.VERIFICATION_LIFE);
  }

  void alreadyRegistered(String to) {
    send(to, "already-registered");
  }

  void resetPassword(String to, MailedToken token) {
    send(to, "reset-password", "/reset-password", token, RegistrationSettings.RESET_LIFE);
  }

  void noPasswordToReset(String to) {
    send(to, "no-password");
  }

  void passwordChanged(String to) {
    send(to, "password-changed");
  }

  /** The language is that of who invites. */
  void invitation(String to, MailedToken token) {
    send(to, "invitation", "/accept-invitation", token, RegistrationSettings.INVITATION_LIFE);
  }

  private void send(String to, String template) {
    send(to, template, Map.of("link", settings.get(PublicAddress.URL)));
  }

  private void send(
      String to, String template, String page, MailedToken token, Setting<Duration> life) {
    var link = settings.get(PublicAddress.URL) + page + "#token=" + token.text();
    send(to, template, Map.of("link", link, "life", words(settings.get(life))));
  }

  private void send(String to, String template, Map<String, String> values) {
    mailQueue.afterCommit(templates.forClient(to, template, values));
  }

  private String words(Duration life) {
    return TimeInWords.of(life, templates.clientLanguage());
  }
}
