package io.bedloe.messaging.notifications;

import io.bedloe.platform.mail.MailLanguage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The choices of an account, for each topic. */
@Schema(description = "The choices of the account, for each topic.")
public record NotificationPreferences(
    @Schema(description = "The preferences. A topic that a request leaves out has the default.")
        @NotNull
        @Size(max = 100)
        List<@NotNull @Valid Preference> preferences,
    @Schema(
            description =
                "The language of the e-mails of notifications; absent for that of the server.")
        @Nullable MailLanguage language) {

  /** The preferences of an account that has chosen nothing. */
  public static final NotificationPreferences DEFAULTS = of(List.of(), List.of(), List.of(), null);

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
          NotificationReach inApp,
      @Schema(
              description =
                  "Whether an e-mail tells of the same events, too. A request that leaves it out"
                      + " chooses true.",
              examples = "true")
          @Nullable Boolean email) {

    public Preference {
      email = email == null || email;
    }
  }

  /** Returns the preferences for all topics, those that are not chosen with the default. */
  public static NotificationPreferences of(
      Collection<NotificationTopic> off,
      Collection<NotificationTopic> all,
      Collection<NotificationTopic> emailOff,
      @Nullable MailLanguage language) {
    var preferences = new ArrayList<Preference>();
    for (var topic : NotificationTopic.values()) {
      var reach =
          all.contains(topic)
              ? NotificationReach.ALL
              : off.contains(topic) ? NotificationReach.OFF : NotificationReach.OWN;
      preferences.add(new Preference(topic, reach, !emailOff.contains(topic)));
    }
    return new NotificationPreferences(preferences, language);
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

  /** Returns the topics of which no e-mail tells. */
  public List<NotificationTopic> withoutEmail() {
    return preferences.stream()
        .filter(preference -> Boolean.FALSE.equals(preference.email()))
        .map(Preference::topic)
        .toList();
  }
}
