package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookView;
import io.bedloe.messaging.webhooks.data.Webhooks;
import io.bedloe.messaging.webhooks.data.Webhooks.Owner;
import io.bedloe.messaging.webhooks.data.Webhooks.Start;
import io.bedloe.messaging.webhooks.model.SigningSecrets;
import io.bedloe.messaging.webhooks.model.WebhookSecret;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.outbox.EventLog;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;

/** Creates a webhook. */
@Dependent
public class CreateWebhook {

  private final Webhooks webhooks;
  private final WebhookTerms terms;
  private final EventLog log;
  private final AuditTrail trail;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  public CreateWebhook(
      Webhooks webhooks,
      WebhookTerms terms,
      EventLog log,
      AuditTrail trail,
      Ids ids,
      Clock clock,
      SecureRandom random) {
    this.webhooks = webhooks;
    this.terms = terms;
    this.log = log;
    this.trail = trail;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** A webhook with its new secret, which is shown once. */
  public record Made(Versioned<WebhookView> webhook, WebhookSecret secret) {}

  @Transactional
  public Made create(WebhookInput input, Caller caller) {
    var checked = terms.check(input);
    terms.mustHaveRoom(caller.id());
    var id = new WebhookId(ids.next());
    var secret = WebhookSecret.generate(random);
    var start = new Start(clock.instant(), log.bounds().newest());
    webhooks.add(id, Owner.of(caller), checked, SigningSecrets.of(secret), start);
    var created = webhooks.find(id, Owner.of(caller)).orElseThrow();
    trail.record("webhook.created", Subject.of("webhook", id), null, created.value().audited());
    return new Made(created, secret);
  }
}
