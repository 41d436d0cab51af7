package io.bedloe.platform.outbox;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the events about resources that the current caller may see. */
@ApplicationScoped
public class VisibleEvents {

  private final Map<String, ResourceEvents> byPath;

  @Inject
  public VisibleEvents(@Any Instance<ResourceEvents> resources) {
    this(resources.stream().toList());
  }

  public VisibleEvents(List<ResourceEvents> resources) {
    this.byPath =
        resources.stream()
            .collect(Collectors.toUnmodifiableMap(ResourceEvents::path, Function.identity()));
  }

  /** Returns the visible events, in their order. */
  public List<PublishedEvent> among(List<PublishedEvent> events, Caller caller) {
    if (events.isEmpty()) {
      return events;
    }
    var resources = new HashMap<String, Set<ResourceId>>();
    for (var event : events) {
      resources.computeIfAbsent(event.resource(), path -> new HashSet<>()).add(event.resourceId());
    }
    resources.replaceAll((path, ids) -> visible(path, ids, caller));
    return events.stream()
        .filter(
            event ->
                resources.getOrDefault(event.resource(), Set.of()).contains(event.resourceId()))
        .toList();
  }

  /** Returns whether the events of a resource are visible. */
  public boolean isVisible(String path, ResourceId id, Caller caller) {
    return visible(path, Set.of(id), caller).contains(id);
  }

  /** Events of a feature that this version does not have are visible to nobody. */
  private Set<ResourceId> visible(String path, Set<ResourceId> ids, Caller caller) {
    var events = byPath.get(path);
    return events == null || !caller.may(events.permission())
        ? Set.of()
        : events.visible(ids, caller);
  }
}
