package io.bedloe.platform.outbox;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.audit.AuditedChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The events about one kind of resource. The feature that owns the resource implements it. */
public interface ResourceEvents {

  /** Returns the types of the events, which all have the same kind of resource. */
  List<? extends EventType> types();

  /** Returns the path of the resources in the API, such as {@code orders}. */
  String path();

  /** Returns the permission to read the resources. Without it a caller sees no event of them. */
  Permission permission();

  /** Returns those of the resources that the caller, who has the permission, may see. */
  Set<ResourceId> visible(Set<ResourceId> resources, Caller caller);

  /**
   * Returns the accounts that the resources belong to, which want to know of their events. It says
   * nothing of what these accounts may see. Resources that belong to no account are left out.
   */
  default Map<ResourceId, Set<AccountId>> ownersOf(Set<ResourceId> resources) {
    return Map.of();
  }

  /**
   * Returns the names that people know the resources by, such as the numbers of orders. Resources
   * that have none are left out. It says nothing of who may see them.
   */
  default Map<ResourceId, String> namesOf(Set<ResourceId> resources) {
    return Map.of();
  }

  /** Returns the event of a change; empty when other systems need not know of the change. */
  default Optional<Event> eventOf(AuditedChange change) {
    return types().stream()
        .filter(type -> type.definition().actions().contains(change.action()))
        .findFirst()
        .map(type -> new Event(type, dataOf(change)));
  }

  /** Returns the data of the event of a change: the id of the resource. */
  default Record dataOf(AuditedChange change) {
    return new ChangedResource(change.resourceId());
  }

  /** The type of an event and its data. */
  record Event(EventType type, Record data) {

    public Event {
      if (!type.definition().data().isInstance(data)) {
        throw new IllegalArgumentException(type.type() + " has other data than " + data.getClass());
      }
    }
  }
}
