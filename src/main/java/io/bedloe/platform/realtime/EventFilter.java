package io.bedloe.platform.realtime;

import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events that a client wants.
 *
 * @param types the wanted types; all when empty
 * @param subject the resource that the events are about; null for all
 */
public record EventFilter(Set<String> types, @Nullable Subject subject) {

  /** Matches no event, because none has an empty type. */
  public static final EventFilter NONE = new EventFilter(Set.of(""), null);

  public EventFilter {
    types = Set.copyOf(types);
  }

  /** A resource, by its path in the API. */
  public record Subject(String resource, ResourceId id) {}

  public boolean matches(PublishedEvent event) {
    return (types.isEmpty() || types.contains(event.type()))
        && (subject == null
            || (subject.id().equals(event.resourceId())
                && subject.resource().equals(event.resource())));
  }

  /** Returns the same as a condition for the rows of the events. */
  public Condition condition() {
    var all = new ArrayList<Condition>();
    if (!types.isEmpty()) {
      all.add(Condition.oneOf("type", "text", List.copyOf(types)));
    }
    if (subject != null) {
      all.add(Condition.of("resource_id = ?", subject.id()));
      all.add(Condition.of("resource = ?", subject.resource()));
    }
    return Condition.all(all);
  }
}
