package io.bedloe.platform.realtime;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.security.Callers;
import io.bedloe.platform.security.RunAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Checks the callers of open connections: one query for all sessions and one for all API keys,
 * however many connections there are.
 */
@ApplicationScoped
class CheckCallers {

  private static final Logger LOG = Logger.getLogger(CheckCallers.class.getName());

  private final Callers callers;
  private final RunAs runAs;

  @Inject
  CheckCallers(Callers callers, RunAs runAs) {
    this.callers = callers;
    this.runAs = runAs;
  }

  /** Connections that are opened meanwhile are checked the next time. */
  void check(Collection<Subscription> all, Instant now) {
    var subscriptions = List.copyOf(all);
    var current =
        callers.reloadAll(
            subscriptions.stream()
                .map(Subscription::viewer)
                .filter(viewer -> viewer.credentials() == null)
                .map(Viewer::caller)
                .collect(Collectors.toSet()));
    var allowed = new HashMap<Viewer.Rights, Boolean>();
    for (var subscription : subscriptions) {
      var viewer = subscription.viewer();
      var caller = viewer.isExpired(now) ? Optional.<Caller>empty() : verified(viewer, current);
      if (caller.isEmpty()) {
        subscription.outlet().close(CloseReason.CREDENTIAL_ENDED);
        continue;
      }
      var present = viewer.with(caller.get());
      subscription.setViewer(present);
      if (!allowed.computeIfAbsent(present.rights(), rights -> mayRead(present, now))) {
        subscription.outlet().close(CloseReason.FORBIDDEN);
      }
    }
  }

  /** A caller who cannot be verified, such as without the keys of an issuer, ends alone. */
  private Optional<Caller> verified(Viewer viewer, Map<Caller, Caller> current) {
    try {
      return caller(viewer, current);
    } catch (RuntimeException failure) {
      LOG.log(Level.INFO, "A connection ends, because its caller cannot be verified", failure);
      return Optional.empty();
    }
  }

  private Optional<Caller> caller(Viewer viewer, Map<Caller, Caller> current) {
    return viewer.credentials() == null
        ? Optional.ofNullable(current.get(viewer.caller()))
        : callers.resolve(viewer.credentials());
  }

  private boolean mayRead(Viewer viewer, Instant now) {
    return runAs.isAllowed(viewer.caller(), viewer.context().at(now), Permission.EVENTS_READ);
  }
}
