package io.bedloe.messaging.events;

import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.lists.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for events.
 *
 * @param after the position of the last event that the caller knows; null for the oldest ones
 * @param types the wanted types; all when empty
 * @param subject the resource that the events are about; null for all
 */
record EventQuery(@Nullable Long after, List<String> types, @Nullable Subject subject, int limit) {

  /** A resource, by its path in the API. */
  record Subject(String resource, ResourceId id) {}

  /** Returns the condition for the rows of the events. */
  Condition condition() {
    var all = new ArrayList<Condition>();
    if (!types.isEmpty()) {
      all.add(Condition.oneOf("type", "text", types));
    }
    if (subject != null) {
      all.add(Condition.of("resource_id = ?", subject.id()));
      all.add(Condition.of("resource = ?", subject.resource()));
    }
    return Condition.all(all);
  }
}
