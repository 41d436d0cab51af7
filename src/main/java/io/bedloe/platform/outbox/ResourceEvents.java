package io.bedloe.platform.outbox;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.audit.AuditedChange;
import java.util.Optional;
import java.util.Set;

/** The events about one kind of resource. The feature that owns the resource implements it. */
public interface ResourceEvents {

  /** Returns the name of the resource in the audit trail, such as {@code order}. */
  String subject();

  /** Returns the path of the resources in the API, such as {@code orders}. */
  String path();

  /** Returns the event of a change; empty when other systems need not know of the change. */
  Optional<Event> eventOf(AuditedChange change);

  /** Returns those of the resources that the current caller may see. */
  Set<ResourceId> visible(Set<ResourceId> resources, Caller caller);

  /** The type of an event and its data. */
  record Event(EventType type, Record data) {

    /** Returns an event, as {@link #eventOf} does. */
    public static Optional<Event> of(EventType type, Record data) {
      if (!type.definition().data().isInstance(data)) {
        throw new IllegalArgumentException(type.type() + " has other data than " + data.getClass());
      }
      return Optional.of(new Event(type, data));
    }
  }
}
