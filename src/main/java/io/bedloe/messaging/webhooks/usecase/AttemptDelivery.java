package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.InvalidValue;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.model.Attempt;
import io.bedloe.platform.outgoing.ExchangeAborted;
import io.bedloe.platform.outgoing.GuardedHttp;
import io.bedloe.platform.outgoing.NotDelivered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Attempts a delivery: prepares the message, sends it outside of any transaction, stores the
 * result.
 */
@ApplicationScoped
public class AttemptDelivery {

  private static final Logger LOG = Logger.getLogger(AttemptDelivery.class.getName());

  private final AttemptSteps steps;
  private final WebhookTerms terms;
  private final GuardedHttp http;
  private final Clock clock;

  @Inject
  public AttemptDelivery(AttemptSteps steps, WebhookTerms terms, GuardedHttp http, Clock clock) {
    this.steps = steps;
    this.terms = terms;
    this.http = http;
    this.clock = clock;
  }

  public void attempt(DeliveryId id) {
    var message = steps.prepare(id);
    if (message.isEmpty()) {
      return;
    }
    try {
      steps.finish(message.get().delivery(), send(message.get()));
    } catch (ExchangeAborted notTheReceiver) {
      LOG.log(Level.INFO, "A webhook delivery is sent when its lease has ended", notTheReceiver);
    }
  }

  private Attempt send(AttemptSteps.Message message) throws ExchangeAborted {
    var at = clock.instant();
    try {
      var event = message.delivery().event();
      var body = event.body().getBytes(StandardCharsets.UTF_8);
      var headers = new LinkedHashMap<String, String>();
      headers.put("Content-Type", "application/cloudevents+json; charset=utf-8");
      headers.put("User-Agent", "Bedloe");
      headers.put("Accept", "*/*");
      headers.put("webhook-id", event.id().toString());
      headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
      headers.put("webhook-signature", message.secrets().sign(event.id().toString(), at, body));
      var response = http.post(terms.target(message.url()), headers, body);
      return Attempt.answered(
          at, since(at), response.status(), response.header("retry-after").orElse(null));
    } catch (NotDelivered failure) {
      return Attempt.failed(at, since(at), failure.reason());
    } catch (InvalidValue notAllowedAnyMore) {
      return Attempt.failed(
          at, since(at), "The settings do not allow the address: " + notAllowedAnyMore.detail());
    }
  }

  private Duration since(java.time.Instant at) {
    return Duration.between(at, clock.instant());
  }
}
