package io.bedloe.messaging.notifications.usecase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.notifications.NotificationSettings;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.messaging.notifications.data.MailCounts;
import io.bedloe.messaging.notifications.data.Notifications.Inbox;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.mail.MailQueue;
import io.bedloe.platform.mail.MailTemplates;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import io.bedloe.platform.outbox.ResourceEvents;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends e-mails of events to the accounts that are told of them and want e-mails. An account gets a
 * limited number of e-mails of a topic in a day (UTC); the last one says that there are more events
 * in the inbox.
 */
@Dependent
class MailNotifications {

  private static final String API = "/api/v1/";

  private final MailQueue queue;
  private final MailTemplates templates;
  private final MailCounts counts;
  private final Settings settings;
  private final Clock clock;
  private final Instance<ResourceEvents> resources;

  @Inject
  MailNotifications(
      MailQueue queue,
      MailTemplates templates,
      MailCounts counts,
      Settings settings,
      Clock clock,
      @Any Instance<ResourceEvents> resources) {
    this.queue = queue;
    this.templates = templates;
    this.counts = counts;
    this.settings = settings;
    this.clock = clock;
    this.resources = resources;
  }

  /** Returns the name of the template of a topic. */
  static String template(NotificationTopic topic) {
    return topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  void send(List<Told> told) {
    if (!queue.isConfigured()) {
      return;
    }
    var wanted = new HashMap<Inbox, Integer>();
    for (var each : told) {
      var without = each.preferences().withoutEmail();
      each.byTopic()
          .forEach(
              (topic, events) -> {
                if (!without.contains(topic)) {
                  wanted.put(new Inbox(each.account(), topic), events.size());
                }
              });
    }
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var afterwards = counts.add(wanted, today);
    var names = namesOf(told);
    for (var each : told) {
      each.byTopic()
          .forEach(
              (topic, events) -> {
                var inbox = new Inbox(each.account(), topic);
                var count = afterwards.get(inbox);
                if (count != null) {
                  send(each, topic, events, count - events.size(), names);
                }
              });
    }
  }

  /**
   * Sends the e-mails of a topic.
   *
   * @param before the number of events earlier in the day
   */
  private void send(
      Told told,
      NotificationTopic topic,
      List<PublishedEvent> events,
      long before,
      Map<ResourceId, String> names) {
    int most = settings.get(NotificationSettings.MOST_MAILS_PER_DAY);
    int room = (int) Math.min(Math.max(most - before, 0), events.size());
    for (var event : events.subList(0, room)) {
      send(told, template(topic), values(event, names));
    }
    if (room < events.size() && before <= most) {
      send(told, "further-events", Map.of());
    }
  }

  private void send(Told told, String template, Map<String, String> values) {
    queue.afterCommit(
        templates.mail(told.address(), told.preferences().language(), template, values));
  }

  private Map<ResourceId, String> namesOf(List<Told> told) {
    var names = new HashMap<ResourceId, String>();
    for (var kind : resources) {
      var ids = new HashSet<ResourceId>();
      for (var each : told) {
        each.events().stream()
            .filter(event -> event.resource().equals(kind.path()))
            .forEach(event -> ids.add(event.resourceId()));
      }
      if (!ids.isEmpty()) {
        names.putAll(kind.namesOf(ids));
      }
    }
    return names;
  }

  /** Returns the variables of a template: the data of the event, its resource and its name. */
  private static Map<String, String> values(PublishedEvent event, Map<ResourceId, String> names) {
    var id = event.resourceId().value().toString();
    var values = new LinkedHashMap<String, String>();
    data(event).properties().forEach(entry -> values.put(entry.getKey(), text(entry.getValue())));
    values.put("path", API + event.resource() + "/" + id);
    values.put("name", names.getOrDefault(event.resourceId(), id));
    return values;
  }

  private static JsonNode data(PublishedEvent event) {
    try {
      return Json.mapper().readTree(event.data());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("The data of an event is JSON.", impossible);
    }
  }

  /** An amount of money is an object. */
  private static String text(JsonNode value) {
    return value.has("amount")
        ? value.path("amount").asText() + " " + value.path("currency").asText()
        : value.isValueNode() ? value.asText() : "";
  }
}
