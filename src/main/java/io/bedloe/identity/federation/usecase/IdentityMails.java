package io.bedloe.identity.federation.usecase;

import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.mail.Mail;
import io.bedloe.platform.mail.MailQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The mails that inform the owner of an account about changes by an identity provider. */
@ApplicationScoped
public class IdentityMails {

  private final MailQueue mailQueue;
  private final Settings settings;

  @Inject
  public IdentityMails(MailQueue mailQueue, Settings settings) {
    this.mailQueue = mailQueue;
    this.settings = settings;
  }

  void identityLinked(String to, String provider) {
    send(
        to,
        "A sign-in method was added to your account",
        """
        From now on whoever signs in with %s as the person that was linked can use your account.

        If it was not you, take it off your account, change your password at once, and tell whoever
        runs this installation:

        %s
        """
            .formatted(provider, settings.get(PublicAddress.URL)));
  }

  void addressFollowed(String to, String provider) {
    send(
        to,
        "The e-mail address of your account has changed",
        """
        Your e-mail address at %s has changed, and your account here has taken over the new one. This
        mail goes to the old address.

        If it was not you, tell whoever runs this installation:

        %s
        """
            .formatted(provider, settings.get(PublicAddress.URL)));
  }

  private void send(String to, String subject, String text) {
    mailQueue.afterCommit(new Mail(to, subject, text));
  }
}
