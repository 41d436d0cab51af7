package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.InvalidValue;
import io.bedloe.messaging.webhooks.model.Attempt;
import io.bedloe.messaging.webhooks.model.ClaimedDelivery;
import io.bedloe.platform.outgoing.ExchangeAborted;
import io.bedloe.platform.outgoing.GuardedHttp;
import io.bedloe.platform.outgoing.NotDelivered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Attempts a delivery: prepares the message, sends it outside of any transaction, stores the
 * result. Whatever is thrown counts as a failed attempt, so that no delivery comes back for ever.
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

  public void attempt(ClaimedDelivery claim) {
    var at = clock.instant();
    @Nullable String address;
    Attempt attempt;
    try {
      var message = steps.prepare(claim);
      if (message.isEmpty()) {
        return;
      }
      address = message.get().url();
      attempt = send(message.get());
    } catch (ExchangeAborted notTheReceiver) {
      LOG.log(Level.FINE, "A webhook delivery is given back", notTheReceiver);
      // The interrupt of a stop has done its work; a connection to the database must be had.
      var unused = Thread.interrupted();
      steps.giveBack(claim);
      return;
    } catch (RuntimeException | Error failure) {
      LOG.log(
          Level.WARNING, "The attempt of the webhook delivery " + claim.id() + " failed", failure);
      address = null;
      attempt = Attempt.failed(at, since(at), "An internal error of the server ended the attempt.");
    }
    store(claim, address, attempt);
  }

  /** Stores a result once, also when its first transaction fails or its commit is not confirmed. */
  private void store(ClaimedDelivery claim, @Nullable String address, Attempt attempt) {
    try {
      steps.finish(claim, address, attempt);
    } catch (RuntimeException broken) {
      LOG.log(
          Level.INFO, "The result of the webhook delivery " + claim.id() + " comes again", broken);
      steps.finish(claim, address, attempt);
    }
  }

  /** Ends the lease of a delivery that is not attempted. */
  public void giveBack(ClaimedDelivery claim) {
    steps.giveBack(claim);
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

  private Duration since(Instant at) {
    return Duration.between(at, clock.instant());
  }
}
