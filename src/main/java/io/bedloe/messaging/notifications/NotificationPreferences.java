package io.bedloe.messaging.notifications;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The choices of an account, for each topic. */
@Schema(description = "The choices of the account, for each topic.")
public record NotificationPreferences(
    @Schema(description = "The preferences. A topic that a request leaves out has OWN.")
        @NotNull
        @Size(max = 100)
        List<@NotNull @Valid Preference> preferences) {

  public NotificationPreferences {
    preferences = preferences == null ? preferences : new ArrayList<>(preferences);
  }

  /** The preference for a topic. */
  @Schema(name = "NotificationPreference", description = "The preference for a topic.")
  public record Preference(
      @Schema(description = "The topic.") @NotNull NotificationTopic topic,
      @Schema(
              description =
                  "The events that the inbox tells of: none (OFF), those about one's own resources"
                      + " (OWN), or those about all resources that one may read (ALL).")
          @NotNull
          NotificationReach inApp) {}

  /** Returns the preferences for all topics, those that are not chosen with the default. */
  public static NotificationPreferences of(
      Collection<NotificationTopic> off, Collection<NotificationTopic> all) {
    var preferences = new ArrayList<Preference>();
    for (var topic : NotificationTopic.values()) {
      var reach =
          all.contains(topic)
              ? NotificationReach.ALL
              : off.contains(topic) ? NotificationReach.OFF : NotificationReach.OWN;
      preferences.add(new Preference(topic, reach));
    }
    return new NotificationPreferences(preferences);
  }

  /** Returns the reach for the topics that are named; the last one counts. */
  public Map<NotificationTopic, NotificationReach> byTopic() {
    var byTopic = new EnumMap<NotificationTopic, NotificationReach>(NotificationTopic.class);
    preferences.forEach(preference -> byTopic.put(preference.topic(), preference.inApp()));
    return byTopic;
  }

  /** Returns the topics with a reach. */
  public List<NotificationTopic> topics(NotificationReach reach) {
    var byTopic = byTopic();
    return byTopic.keySet().stream().filter(topic -> byTopic.get(topic) == reach).toList();
  }
}
