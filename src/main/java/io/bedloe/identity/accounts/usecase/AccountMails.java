package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.RegistrationRule;
import io.bedloe.identity.accounts.RegistrationSettings;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Setting;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.mail.Mail;
import io.bedloe.platform.mail.MailQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Writes the e-mails about accounts. No mail contains text that the requester entered, such as a
 * name, because an attacker could send messages to others in this way. The token of a link is in
 * the URL's fragment, which browsers do not send and logs do not contain.
 */
@ApplicationScoped
public class AccountMails {

  private final MailQueue mailQueue;
  private final Settings settings;

  @Inject
  public AccountMails(MailQueue mailQueue, Settings settings) {
    this.mailQueue = mailQueue;
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
    send(
        to,
        "Verify your e-mail address",
        """
        Somebody, we hope it was you, has registered with this e-mail address. To open the account,
        follow this link within %s:

        %s

        If it was not you, do not follow it: nothing has been opened in your name, and the
        registration will be forgotten.
        """
            .formatted(
                words(RegistrationSettings.VERIFICATION_LIFE), link("/verify-email", token)));
  }

  void alreadyRegistered(String to) {
    send(
        to,
        "You already have an account",
        """
        Somebody, perhaps you, has tried to register with this e-mail address. It has an account
        already: sign in with it, or ask for a new password if you have forgotten yours.

        %s

        If it was not you, you need not do anything.
        """
            .formatted(settings.get(PublicAddress.URL)));
  }

  void resetPassword(String to, MailedToken token) {
    send(
        to,
        "Reset a password",
        """
        Somebody, we hope it was you, has asked for a new password for the account of this e-mail
        address. To set it, follow this link within %s:

        %s

        It ends all sessions of the account. If it was not you, you need not do anything: your
        password stays as it is.
        """
            .formatted(words(RegistrationSettings.RESET_LIFE), link("/reset-password", token)));
  }

  void noPasswordToReset(String to) {
    send(
        to,
        "Your account has no password",
        """
        Somebody, perhaps you, has asked for a new password for the account of this e-mail address.
        It has none: sign in the way you always do. If you were invited and have not come yet, ask
        whoever invited you to do so again.
        """);
  }

  void passwordChanged(String to) {
    send(
        to,
        "Your password was changed",
        """
        The password of your account was changed, and its other sessions have ended.

        If it was not you, set a new one at once ("forgotten password"), and tell whoever runs this
        installation:

        %s
        """
            .formatted(settings.get(PublicAddress.URL)));
  }

  void invitation(String to, MailedToken token) {
    send(
        to,
        "You are invited",
        """
        An account was opened for you. To choose a password for it, follow this link within %s:

        %s

        You sign in with this e-mail address from then on. If you do not know what this is about,
        you need not do anything.
        """
            .formatted(
                words(RegistrationSettings.INVITATION_LIFE), link("/accept-invitation", token)));
  }

  private void send(String to, String subject, String text) {
    mailQueue.afterCommit(new Mail(to, subject, text));
  }

  private String link(String page, MailedToken token) {
    return settings.get(PublicAddress.URL) + page + "#token=" + token.text();
  }

  private String words(Setting<Duration> life) {
    var time = settings.get(life);
    if (time.toDays() > 1) {
      return time.toDays() + " days";
    }
    return time.toHours() > 1 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
  }
}
