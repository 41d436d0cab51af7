package io.bedloe.messaging.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.ResourceId;
import io.bedloe.kernel.Rule;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.outbox.EventLog;
import io.bedloe.platform.outbox.EventType;
import io.bedloe.platform.outbox.ResourceEvents;
import io.bedloe.platform.realtime.EventFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests which events a caller gets, with a stream in memory. */
class ReadEventsTest {

  private final ResourceId visible = new ResourceId(new UUID(0, 1));
  private final ResourceId hidden = new ResourceId(new UUID(0, 2));
  private final Stream stream = new Stream();
  private final ReadEvents read =
      new ReadEvents(stream, "https://shop.example/api/v1/", List.of(new Lamps()));

  /** A stream whose oldest events may have been deleted. */
  private static final class Stream extends EventLog {

    private final List<PublishedEvent> events = new ArrayList<>();
    private long oldest = 1;
    private long newest;
    private int deletedByTheNextRead;

    Stream() {
      super(new io.bedloe.fakes.FakeSql());
    }

    void add(String resource, ResourceId id) {
      newest++;
      events.add(
          new PublishedEvent(
              newest,
              new EventId(new UUID(1, newest)),
              "type",
              resource,
              id,
              Instant.EPOCH,
              null,
              null,
              "{}"));
    }

    @Override
    public Bounds bounds() {
      return new Bounds(oldest, newest);
    }

    @Override
    public List<PublishedEvent> read(long after, long until, Condition wanted, int most) {
      oldest += deletedByTheNextRead;
      return events.stream()
          .filter(event -> event.position() > after && event.position() <= until)
          .filter(event -> event.position() >= oldest)
          .limit(most)
          .toList();
    }
  }

  /** The resources {@code lamps}, of which the caller may see one. */
  private final class Lamps implements ResourceEvents {

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
      return resources.contains(visible) ? Set.of(visible) : Set.of();
    }
  }

  private EventPage page(@Nullable Long after, int limit) {
    return read.read(new EventQuery(after, List.of(), null, limit, Duration.ZERO), Caller.SYSTEM);
  }

  private List<Long> positions(EventPage page) {
    return page.items().stream().map(CloudEvent::position).toList();
  }

  private void refused(@Nullable Long after, Rule rule) {
    assertThatThrownBy(() -> page(after, 10))
        .isInstanceOfSatisfying(
            Rejected.class, refusal -> assertThat(refusal.rule()).isEqualTo(rule));
  }

  @Test
  void hiddenEventsAreLeftOutAndTheNextPositionIsBehindThem() {
    stream.add("lamps", hidden);
    stream.add("lamps", visible);
    stream.add("lamps", hidden);
    var page = page(null, 10);
    assertThat(positions(page)).containsExactly(2L);
    assertThat(page.page().next()).isEqualTo(3);
  }

  @Test
  void aCallerWithoutThePermissionOfTheResourceSeesNoneOfItsEvents() {
    stream.add("lamps", visible);
    var nobody = new Caller(Caller.SYSTEM.id(), "nobody", Set.of(), Set.of());
    var page = read.read(new EventQuery(null, List.of(), null, 10, Duration.ZERO), nobody);
    assertThat(page.items()).isEmpty();
    assertThat(page.page().next()).isEqualTo(1);
  }

  @Test
  void aFullPageEndsAtItsLastEvent() {
    for (int i = 0; i < 5; i++) {
      stream.add("lamps", visible);
    }
    var page = page(1L, 2);
    assertThat(positions(page)).containsExactly(2L, 3L);
    assertThat(page.page().next()).isEqualTo(3);
  }

  @Test
  void eventsOfAnUnknownResourceAreVisibleToNobody() {
    stream.add("chairs", visible);
    var page = page(null, 10);
    assertThat(page.items()).isEmpty();
    assertThat(page.page().next()).isEqualTo(1);
  }

  @Test
  void anEmptyPageGoesOnWhereItBegan() {
    assertThat(page(null, 10).page().next()).isZero();
    stream.add("lamps", visible);
    assertThat(page(1L, 10).page().next()).isEqualTo(1);
  }

  @Test
  void aRequestLooksAtALimitedNumberOfEvents() {
    for (int i = 0; i < 10_000; i++) {
      stream.add("lamps", hidden);
    }
    stream.add("lamps", visible);
    long after = 0;
    int pages = 0;
    EventPage page;
    do {
      page = page(after, 10);
      assertThat(page.page().next()).isGreaterThan(after);
      after = page.page().next();
      pages++;
    } while (page.items().isEmpty());
    assertThat(pages).isEqualTo(6);
    assertThat(positions(page)).containsExactly(10_001L);
  }

  /** The events that a filter leaves out have positions, too. */
  @Test
  void aRequestCoversALimitedNumberOfPositionsUnlessItNamesAResource() {
    stream.newest = 49_999;
    stream.add("lamps", visible);
    var page = page(0L, 10);
    assertThat(page.items()).isEmpty();
    assertThat(page.page().next()).isEqualTo(20_000);
    assertThat(positions(page(30_000L, 10))).containsExactly(50_000L);

    var subject = new EventFilter.Subject("lamps", visible);
    assertThat(
            positions(
                read.read(
                    new EventQuery(0L, List.of(), subject, 10, Duration.ZERO), Caller.SYSTEM)))
        .containsExactly(50_000L);
  }

  @Test
  void aReaderWhoMissesDeletedEventsIsToldSo() {
    for (int i = 0; i < 5; i++) {
      stream.add("lamps", visible);
    }
    stream.oldest = 4;
    refused(2L, EventRule.EVENTS_EXPIRED);
    assertThat(positions(page(3L, 10))).containsExactly(4L, 5L);
    assertThat(positions(page(null, 10))).containsExactly(4L, 5L);
  }

  @Test
  void eventsThatAreDeletedDuringTheRequestCountAsExpired() {
    for (int i = 0; i < 5; i++) {
      stream.add("lamps", visible);
    }
    stream.deletedByTheNextRead = 3;
    refused(1L, EventRule.EVENTS_EXPIRED);
  }

  @Test
  void aPositionOfAnotherDatabaseIsRefused() {
    stream.add("lamps", visible);
    refused(2L, EventRule.UNKNOWN_POSITION);
  }
}
