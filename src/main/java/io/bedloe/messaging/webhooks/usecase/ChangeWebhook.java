package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookView;
import io.bedloe.messaging.webhooks.data.Webhooks;
import io.bedloe.messaging.webhooks.model.WebhookSecret;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes and deletes webhooks, and rotates their secrets. */
@Dependent
public class ChangeWebhook {

  private final Webhooks webhooks;
  private final ReadWebhook read;
  private final WebhookTerms terms;
  private final AuditTrail trail;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  public ChangeWebhook(
      Webhooks webhooks,
      ReadWebhook read,
      WebhookTerms terms,
      AuditTrail trail,
      Clock clock,
      SecureRandom random) {
    this.webhooks = webhooks;
    this.read = read;
    this.terms = terms;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Changes the members of a webhook.
   *
   * @param seen the version that the caller saw
   * @param change makes the new input from the current one
   */
  @Transactional
  public Versioned<WebhookView> change(
      WebhookId id, Version seen, Caller caller, UnaryOperator<WebhookInput> change) {
    return VersionedWrite.apply(
            target(id, seen, caller), before -> change.apply(WebhookInput.of(before)))
        .auditAs(WebhookView::audited)
        .unchangedIf((before, input) -> input.equals(WebhookInput.of(before)))
        .save(
            trail,
            "webhook.changed",
            (before, input) -> {
              webhooks.change(id, terms.check(input), clock.instant());
              return read.byId(id, caller);
            });
  }

  @Transactional
  public void remove(WebhookId id, Version seen, Caller caller) {
    VersionedWrite.act(target(id, seen, caller))
        .auditAs(WebhookView::audited)
        .remove(trail, "webhook.removed", before -> webhooks.remove(id));
  }

  /**
   * Puts a new secret in place of the current one.
   *
   * @param seen the version that the caller saw; null for any version
   * @param overlap how long the current secret signs too
   */
  @Transactional
  public CreateWebhook.Made rotate(
      WebhookId id, @Nullable Version seen, Duration overlap, Caller caller) {
    var secret = WebhookSecret.generate(random);
    var rotated =
        VersionedWrite.act(target(id, seen, caller))
            .auditAs(WebhookView::audited)
            .save(
                trail,
                "webhook.rotated",
                (before, wanted) -> {
                  var now = clock.instant();
                  var secrets = webhooks.secrets(id).rotate(secret, now.plus(overlap));
                  webhooks.saveSecrets(id, secrets, now);
                  return read.byId(id, caller);
                });
    return new CreateWebhook.Made(rotated, secret);
  }

  private Target<WebhookView> target(WebhookId id, @Nullable Version seen, Caller caller) {
    return new Target<>(Subject.of("webhook", id), read.lock(id, caller), seen, before -> {});
  }
}
