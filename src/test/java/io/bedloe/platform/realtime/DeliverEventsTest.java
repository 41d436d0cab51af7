package io.bedloe.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeDecisions;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.outbox.EventType;
import io.bedloe.platform.outbox.ResourceEvents;
import io.bedloe.platform.outbox.VisibleEvents;
import io.bedloe.platform.security.Callers;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.security.RequestContext;
import io.bedloe.platform.security.RunAs;
import io.bedloe.platform.security.SentCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests what connections receive, and when they are closed, with a stream in memory. */
class DeliverEventsTest {

  private static final EventFilter ALL = new EventFilter(Set.of(), null);
  private static final Set<Permission> READER =
      Set.of(Permission.EVENTS_READ, Permission.CATALOG_READ);

  private final FakeClock clock = new FakeClock();
  private final Settings settings = new Settings(MapConfig.of(Map.of()));
  private final StreamInMemory stream = new StreamInMemory();
  private final Lamps lamps = new Lamps();
  private final KnownCallers callers = new KnownCallers();
  private final RunAs runAs =
      new RunAs(new CurrentCaller(), new CurrentRequest(clock), new FakeDecisions());
  private final DeliverEvents deliver =
      new DeliverEvents(
          stream,
          new SeenEvents(new VisibleEvents(List.of(lamps)), runAs),
          new CheckCallers(callers, runAs),
          new StopConnections(),
          settings,
          clock);
  private final ConnectionLimits limits = new ConnectionLimits(settings);

  /** Lamps, of which the caller may see those with even numbers; it counts the evaluations. */
  private final class Lamps implements ResourceEvents {

    private int evaluations;
    private @Nullable String failsFor;
    private Duration failsAfter = Duration.ZERO;

    @Override
    public List<EventType> types() {
      return List.of();
    }

    @Override
    public String path() {
      return StreamInMemory.LAMPS;
    }

    @Override
    public Permission permission() {
      return Permission.CATALOG_READ;
    }

    @Override
    public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
      evaluations++;
      if (caller.name().equals(failsFor)) {
        clock.pass(failsAfter);
        throw new IllegalStateException("the rows of this caller cannot be read");
      }
      return resources.stream()
          .filter(id -> id.value().getLeastSignificantBits() % 2 == 0)
          .collect(java.util.stream.Collectors.toSet());
    }
  }

  /** Callers whose current state a test sets. */
  private static final class KnownCallers implements Callers {

    private final Map<Caller, Caller> current = new HashMap<>();
    private Runnable whileReading = () -> {};

    @Override
    public Optional<Caller> resolve(SentCredentials sent) {
      throw new IllegalStateException("the keys of the issuer cannot be read");
    }

    @Override
    public Optional<Caller> reload(Caller caller) {
      return Optional.ofNullable(current.get(caller));
    }

    @Override
    public boolean isAcceptedFrom(Caller caller, String address) {
      return true;
    }

    @Override
    public Map<Caller, Caller> reloadAll(Set<Caller> asked) {
      var known = new HashMap<>(current);
      known.keySet().retainAll(asked);
      whileReading.run();
      return known;
    }
  }

  /** Connects a caller whose events cannot be evaluated. */
  private FakeOutlet connectFailing() {
    lamps.failsFor = "failing";
    var failing = new Caller(new AccountId(new UUID(9, 8)), "failing", Set.of("reader"), READER);
    return open(viewer(failing, null, null), ALL, 0);
  }

  private Viewer viewer(
      Caller caller, @Nullable Instant expiresAt, @Nullable SentCredentials credentials) {
    return new Viewer(caller, RequestContext.none(clock.instant()), expiresAt, credentials);
  }

  private FakeOutlet open(Viewer viewer, EventFilter filter, long position) {
    var outlet = new FakeOutlet();
    var slot = limits.take(viewer.caller().id());
    deliver.add(new Subscription(outlet, slot, viewer, filter, position, clock.instant()));
    return outlet;
  }

  private static Caller caller(Set<Permission> permissions) {
    return new Caller(new AccountId(new UUID(9, 9)), "reader", Set.of("reader"), permissions);
  }

  private FakeOutlet connect(long position) {
    return connect(position, null);
  }

  private FakeOutlet connect(long position, @Nullable Instant expiresAt) {
    return connect(position, expiresAt, ALL);
  }

  private FakeOutlet connect(long position, @Nullable Instant expiresAt, EventFilter filter) {
    var reader = caller(READER);
    callers.current.put(reader, reader);
    return open(viewer(reader, expiresAt, null), filter, position);
  }

  private static List<Long> even(long first, long last) {
    return LongStream.rangeClosed(first, last).filter(n -> n % 2 == 0).boxed().toList();
  }

  private void deliverAll() {
    boolean isMore = true;
    while (isMore) {
      boolean hasSentRecent = deliver.deliver(true);
      boolean hasSentOlder = deliver.catchUp();
      isMore = hasSentRecent || hasSentOlder;
    }
  }

  @Test
  void visibleEventsArriveOnceAndInOrder() {
    stream.publish(5);
    var outlet = connect(1);
    deliverAll();
    stream.publish(250);
    deliverAll();
    deliverAll();
    assertThat(outlet.sent).isEqualTo(even(2, 255));
  }

  @Test
  void connectionsWithEqualRightsShareOneEvaluation() {
    var first = connect(0);
    var second = connect(0);
    stream.publish(4);
    deliver.deliver(true);
    assertThat(first.sent).isEqualTo(second.sent).containsExactly(2L, 4L);
    assertThat(lamps.evaluations).isEqualTo(1);
  }

  @Test
  void aConnectionBehindTheBufferReadsFromTheDatabaseAndLosesNothing() {
    stream.publish(20_500);
    var outlet = connect(10);
    deliverAll();
    assertThat(outlet.sent).isEqualTo(even(11, 20_500));
  }

  @Test
  void anEventIsReadOnceForAllConnections() {
    for (int i = 0; i < 50; i++) {
      connect(0);
    }
    stream.publish(1);
    deliver.deliver(true);
    assertThat(stream.reads()).isEqualTo(1);
  }

  @Test
  void aClientThatDoesNotReadGetsNothingMoreAndIsClosedAfterTheBound() {
    var outlet = connect(0);
    stream.publish(2);
    deliver.deliver(true);
    outlet.isReady = false;
    stream.publish(2);
    clock.pass(Duration.ofSeconds(30));
    deliver.deliver(true);
    assertThat(outlet.isOpen).isTrue();
    assertThat(outlet.sent).containsExactly(2L);
    clock.pass(Duration.ofMillis(1));
    deliver.deliver(true);
    assertThat(outlet.reason).isEqualTo(CloseReason.SLOW_CONSUMER);
    assertThat(limits.open()).isZero();
  }

  @Test
  void aClientThatDoesNotReplyToPingsIsClosed() {
    var outlet = connect(0);
    deliver.deliver(true);
    outlet.isSilent = true;
    deliver.deliver(true);
    assertThat(outlet.reason).isEqualTo(CloseReason.SILENT_CLIENT);
    assertThat(limits.open()).isZero();
  }

  @Test
  void aSubscriptionForNoEventsGetsNoneAndItsPositionMovesOn() {
    var outlet = connect(0, null, EventFilter.NONE);
    stream.publish(4);
    deliver.deliver(true);
    assertThat(outlet.sent).isEmpty();
    assertThat(outlet.heartbeats).isEqualTo(1);
  }

  @Test
  void aConnectionThatFallsBehindTheStoredEventsIsClosed() {
    stream.publish(20_000);
    var outlet = connect(5);
    stream.deleteUpTo(6);
    deliverAll();
    assertThat(outlet.reason).isEqualTo(CloseReason.EXPIRED);
    assertThat(outlet.sent).isEmpty();
  }

  @Test
  void aHeartbeatIsSentAtOnceAndAfterFifteenSecondsWithoutAnEvent() {
    var outlet = connect(0);
    deliver.deliver(true);
    assertThat(outlet.heartbeats).isEqualTo(1);
    clock.pass(Subscription.HEARTBEAT.minusMillis(1));
    deliver.deliver(true);
    assertThat(outlet.heartbeats).isEqualTo(1);
    clock.pass(Duration.ofMillis(1));
    deliver.deliver(true);
    assertThat(outlet.heartbeats).isEqualTo(2);
  }

  @Test
  void aConnectionEndsWithTheCredentialOfItsCaller() {
    var outlet = connect(0);
    deliver.checkCallers();
    assertThat(outlet.isOpen).isTrue();
    callers.current.clear();
    deliver.checkCallers();
    assertThat(outlet.reason).isEqualTo(CloseReason.CREDENTIAL_ENDED);
    deliver.deliver(true);
    assertThat(limits.open()).isZero();
    assertThat(deliver.hasSubscriptions()).isFalse();
  }

  @Test
  void aConnectionEndsWhenItsTokenExpires() {
    var outlet = connect(0, clock.instant().plusSeconds(1));
    deliver.checkCallers();
    assertThat(outlet.isOpen).isTrue();
    clock.pass(Duration.ofSeconds(1));
    deliver.checkCallers();
    assertThat(outlet.reason).isEqualTo(CloseReason.CREDENTIAL_ENDED);
  }

  @Test
  void changedRightsApplyToTheNextEvents() {
    var outlet = connect(0);
    stream.publish(2);
    deliver.deliver(true);
    callers.current.put(caller(READER), caller(Set.of(Permission.EVENTS_READ)));
    deliver.checkCallers();
    stream.publish(2);
    deliver.deliver(true);
    assertThat(outlet.isOpen).isTrue();
    assertThat(outlet.sent).containsExactly(2L);
  }

  @Test
  void aConnectionEndsWithThePermissionToReadEvents() {
    var outlet = connect(0);
    callers.current.put(caller(READER), caller(Set.of(Permission.CATALOG_READ)));
    deliver.checkCallers();
    assertThat(outlet.reason).isEqualTo(CloseReason.FORBIDDEN);
  }

  @Test
  void aCallerWhoCannotBeVerifiedEndsAlone() {
    var credentials = new SentCredentials("token", null, "");
    var other = open(viewer(caller(READER), null, credentials), ALL, 0);
    var own = connect(0);
    callers.current.clear();
    deliver.checkCallers();
    assertThat(other.reason).isEqualTo(CloseReason.CREDENTIAL_ENDED);
    assertThat(own.reason).isEqualTo(CloseReason.CREDENTIAL_ENDED);
  }

  @Test
  void aConnectionThatFailsDoesNotHoldUpTheOthersAndGoesOnWhereItWas() {
    var failing = connectFailing();
    var own = connect(0);
    stream.publish(4);
    deliver.deliver(true);
    assertThat(own.sent).containsExactly(2L, 4L);
    assertThat(failing.sent).isEmpty();
    lamps.failsFor = null;
    deliver.deliver(true);
    assertThat(failing.sent).containsExactly(2L, 4L);
  }

  @Test
  void aConnectionThatReadsOlderEventsAndFailsDoesNotHoldUpTheOthers() {
    stream.publish(20_500);
    var failing = connectFailing();
    var own = connect(10);
    deliverAll();
    assertThat(own.sent).isEqualTo(even(11, 20_500));
    assertThat(failing.sent).isEmpty();
  }

  @Test
  void aConnectionThatFailsForTooLongIsClosed() {
    var failing = connectFailing();
    stream.publish(2);
    deliver.deliver(true);
    clock.pass(Duration.ofSeconds(30));
    deliver.deliver(true);
    assertThat(failing.isOpen).isTrue();
    clock.pass(Duration.ofMillis(1));
    deliver.deliver(true);
    assertThat(failing.reason).isEqualTo(CloseReason.SERVER_ERROR);
  }

  @Test
  void failuresThatWaitEndTheRun() {
    var failing = LongStream.range(0, 10).mapToObj(n -> connectFailing()).toList();
    lamps.failsAfter = Duration.ofSeconds(1);
    stream.publish(2);
    deliver.deliver(true);
    assertThat(lamps.evaluations).isEqualTo(3);
    lamps.failsFor = null;
    deliver.deliver(true);
    assertThat(failing).allSatisfy(each -> assertThat(each.sent).containsExactly(2L));
  }

  @Test
  void aConnectionThatIsOpenedDuringACheckStaysOpen() {
    var opened = new ArrayList<FakeOutlet>();
    callers.whileReading = () -> opened.add(connect(0));
    deliver.checkCallers();
    callers.whileReading = () -> {};
    deliver.checkCallers();
    assertThat(opened).hasSize(1).allSatisfy(outlet -> assertThat(outlet.isOpen).isTrue());
  }
}
