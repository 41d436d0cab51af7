package io.bedloe.messaging.webhooks.usecase;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Rejected;
import io.bedloe.messaging.webhooks.WebhookRule;
import io.bedloe.messaging.webhooks.WebhookSettings;
import io.bedloe.messaging.webhooks.data.Webhooks;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.outbox.EventType;
import io.bedloe.platform.outbox.ResourceEvents;
import io.bedloe.platform.outgoing.OutgoingSettings;
import io.bedloe.platform.outgoing.TargetUrl;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks what the owners of webhooks ask for. */
@ApplicationScoped
class WebhookTerms {

  private final Settings settings;
  private final Sql sql;
  private final Webhooks webhooks;
  private final SortedSet<String> known;

  @Inject
  WebhookTerms(
      Settings settings, Sql sql, Webhooks webhooks, @Any Instance<ResourceEvents> resources) {
    this.settings = settings;
    this.sql = sql;
    this.webhooks = webhooks;
    this.known =
        resources.stream()
            .flatMap(events -> events.types().stream())
            .map(EventType::type)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Checks an input and reports every fault. */
  Webhooks.Terms check(WebhookInput input) {
    var faults = new ArrayList<Fault>();
    try {
      target(input.url());
    } catch (InvalidValue wrong) {
      faults.add(wrong.at("/url"));
    }
    for (int i = 0; i < input.types().size(); i++) {
      if (!known.contains(input.types().get(i))) {
        faults.add(
            new Fault(
                "/types/" + i,
                "unknown-type",
                "the type does not exist; the types are " + String.join(", ", known)));
      }
    }
    if (!faults.isEmpty()) {
      throw Rejected.because(WebhookRule.INVALID_WEBHOOK, "The webhook is not valid.", faults);
    }
    return new Webhooks.Terms(
        input.url(), input.types().stream().distinct().toList(), input.description());
  }

  /** Returns the address that messages are sent to, if the settings allow it. */
  TargetUrl target(String url) {
    return TargetUrl.parse(url, OutgoingSettings.allowed(settings));
  }

  /** Refuses a webhook beyond the highest number; two requests at a time are counted in turn. */
  void mustHaveRoom(AccountId owner) {
    sql.advisoryLock("webhooks/" + owner);
    int most = settings.get(WebhookSettings.MOST_PER_ACCOUNT);
    if (webhooks.countOf(owner) >= most) {
      throw Rejected.because(
          WebhookRule.TOO_MANY_WEBHOOKS,
          "The account has %d webhooks, which is the highest number. Delete one that is not needed."
              .formatted(most));
    }
  }
}
