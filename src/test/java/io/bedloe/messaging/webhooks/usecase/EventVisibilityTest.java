package io.bedloe.messaging.webhooks.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeDecisions;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.outbox.EventType;
import io.bedloe.platform.outbox.ResourceEvents;
import io.bedloe.platform.outbox.VisibleEvents;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.security.RunAs;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventVisibilityTest {

  private static final ResourceId LAMP = new ResourceId(new UUID(0, 1));
  private static final Caller OWNER =
      new Caller(
          new AccountId(new UUID(0, 2)),
          "owner",
          Set.of(),
          Set.of(Permission.EVENTS_READ, Permission.CATALOG_READ));

  private final FakeClock clock = new FakeClock();
  private final FakeDecisions decisions = new FakeDecisions();
  private final EventVisibility visibility =
      new EventVisibility(
          new VisibleEvents(List.of(new Lamps())),
          new RunAs(new CurrentCaller(), new CurrentRequest(clock), decisions),
          clock);

  /** Lamps, of which each caller may see all. */
  private static final class Lamps implements ResourceEvents {

    @Override
    public List<EventType> types() {
      return List.of();
    }

    @Override
    public String path() {
      return "lamps";
    }

    @Override
    public Permission permission() {
      return Permission.CATALOG_READ;
    }

    @Override
    public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
      return resources;
    }
  }

  @Test
  void theOwnerGetsTheEventsOfVisibleResources() {
    assertThat(visibility.isVisible("lamps", LAMP, OWNER)).isTrue();
  }

  @Test
  void aPolicyThatDeniesToReadEventsKeepsThemFromWebhooks() {
    decisions.deny(Permission.EVENTS_READ);
    assertThat(visibility.isVisible("lamps", LAMP, OWNER)).isFalse();
  }
}
