package io.bedloe.identity.federation.usecase;

import io.bedloe.platform.config.PublicAddress;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.mail.MailQueue;
import io.bedloe.platform.mail.MailTemplates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** The mails that inform the owner of an account about changes by an identity provider. */
@ApplicationScoped
public class IdentityMails {

  private final MailQueue mailQueue;
  private final MailTemplates templates;
  private final Settings settings;

  @Inject
  public IdentityMails(MailQueue mailQueue, MailTemplates templates, Settings settings) {
    this.mailQueue = mailQueue;
    this.templates = templates;
    this.settings = settings;
  }

  void identityLinked(String to, String provider) {
    send(to, "identity-linked", provider);
  }

  void addressFollowed(String to, String provider) {
    send(to, "address-followed", provider);
  }

  private void send(String to, String template, String provider) {
    var values = Map.of("provider", provider, "link", settings.get(PublicAddress.URL));
    mailQueue.afterCommit(templates.forClient(to, template, values));
  }
}
