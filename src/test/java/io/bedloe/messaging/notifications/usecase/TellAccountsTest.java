package io.bedloe.messaging.notifications.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeClock;
import io.bedloe.fakes.FakeDecisions;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeInstance;
import io.bedloe.fakes.FakeLimits;
import io.bedloe.fakes.FakeSql;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.ResourceId;
import io.bedloe.messaging.notifications.NotificationPreferences;
import io.bedloe.messaging.notifications.NotificationTopic;
import io.bedloe.messaging.notifications.data.Notifications;
import io.bedloe.messaging.notifications.data.Preferences;
import io.bedloe.platform.lists.VisibleRows;
import io.bedloe.platform.outbox.EventId;
import io.bedloe.platform.outbox.EventLog.PublishedEvent;
import io.bedloe.platform.outbox.EventType;
import io.bedloe.platform.outbox.Outbox;
import io.bedloe.platform.outbox.ResourceEvents;
import io.bedloe.platform.outbox.VisibleEvents;
import io.bedloe.platform.security.CurrentCaller;
import io.bedloe.platform.security.CurrentRequest;
import io.bedloe.platform.security.EffectivePermissions;
import io.bedloe.platform.security.RunAs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tests who is told of events, with orders of which each account sees those that a test says. */
class TellAccountsTest {

  private static final AccountId OWNER = account(1);
  private static final AccountId OTHER = account(2);
  private static final AccountId THIRD = account(3);
  private static final ResourceId ORDER = new ResourceId(new UUID(1, 1));

  private final FakeClock clock = new FakeClock();
  private final Map<AccountId, NotificationPreferences> chosen = new HashMap<>();
  private final Set<AccountId> blind = new HashSet<>();
  private final Set<AccountId> disabled = new HashSet<>();
  private final Set<AccountId> broken = new HashSet<>();
  private final List<AccountId> told = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();
  private final FakeSql sql =
      new FakeSql()
          .answer("FROM notification_preferences", parameters -> List.copyOf(chosen.entrySet()))
          .answer(
              "count, created_at, updated_at, version)",
              parameters -> {
                counts.addAll(Arrays.asList((Long[]) parameters.get(5)));
                return List.of();
              })
          .answer(
              "INSERT INTO notifications",
              parameters -> {
                told.addAll(Arrays.asList((AccountId[]) parameters.get(3)));
                return Arrays.asList((Object[]) parameters.get(2));
              });
  private final TellAccounts tell = tell();

  private static AccountId account(long number) {
    return new AccountId(new UUID(0, number));
  }

  private TellAccounts tell() {
    var orders = new Orders();
    var events = new NotificationEvents(new VisibleRows(sql, new FakeLimits()));
    var runAs = new RunAs(new CurrentCaller(), new CurrentRequest(clock), new FakeDecisions());
    var audience =
        new Audience(
            new Preferences(sql),
            new Accounts(),
            new VisibleEvents(List.of(orders)),
            runAs,
            clock,
            FakeInstance.<ResourceEvents>of(orders));
    var outbox =
        new Outbox(
            sql,
            () -> new UUID(9, 9),
            clock,
            new FakeEvents<>(),
            FakeInstance.<ResourceEvents>of(events));
    var fill = new FillInboxes(new Notifications(sql), outbox, events, UUID::randomUUID, clock);
    return new TellAccounts(
        audience, fill, MailFixture.withoutServer(sql, clock).notifications(), clock);
  }

  /** Orders, of which the first account is the owner. */
  private final class Orders implements ResourceEvents {

    @Override
    public List<EventType> types() {
      return List.of();
    }

    @Override
    public String path() {
      return "orders";
    }

    @Override
    public Permission permission() {
      return Permission.ORDERS_READ;
    }

    @Override
    public Set<ResourceId> visible(Set<ResourceId> resources, Caller caller) {
      return blind.contains(caller.id()) ? Set.of() : resources;
    }

    @Override
    public Map<ResourceId, Set<AccountId>> ownersOf(Set<ResourceId> resources) {
      var owners = new HashMap<ResourceId, Set<AccountId>>();
      resources.forEach(resource -> owners.put(resource, Set.of(OWNER)));
      return owners;
    }
  }

  private final class Accounts implements EffectivePermissions {

    @Override
    public Set<String> withInheritedRoles(Set<String> roles) {
      return roles;
    }

    @Override
    public List<Grant> grants(Set<String> roles, Permission permission) {
      return List.of();
    }

    @Override
    public Optional<AccountPermissions> ofAccount(AccountId account) {
      if (broken.contains(account)) {
        throw new IllegalStateException("a policy cannot be evaluated");
      }
      var permissions = Set.of(Permission.NOTIFICATIONS_OWN, Permission.ORDERS_READ);
      return Optional.of(account)
          .filter(it -> !disabled.contains(it))
          .map(it -> new AccountPermissions(new Caller(it, "x", Set.of(), permissions), List.of()));
    }
  }

  private static PublishedEvent event(long position, String type) {
    return new PublishedEvent(
        position,
        new EventId(new UUID(2, position)),
        type,
        "orders",
        ORDER,
        Instant.EPOCH,
        null,
        null,
        "{}");
  }

  private void placed(int number) {
    tell.consume(
        LongStream.range(0, number)
            .mapToObj(position -> event(position, "io.bedloe.order.placed.v1"))
            .toList());
  }

  private static NotificationPreferences preferences(
      List<NotificationTopic> off, List<NotificationTopic> all) {
    return NotificationPreferences.of(off, all, List.of(), null);
  }

  private void choosesAll(AccountId account) {
    chosen.put(account, preferences(List.of(), List.of(NotificationTopic.ORDER_PLACED)));
  }

  @Test
  void theOwnerIsToldAndNobodyElse() {
    chosen.put(OTHER, preferences(List.of(), List.of(NotificationTopic.ORDER_CANCELLED)));
    placed(1);
    assertThat(told).containsExactly(OWNER);
  }

  @Test
  void anAccountThatWantsAllEventsIsToldOfThoseThatItMayRead() {
    choosesAll(OTHER);
    placed(1);
    assertThat(told).containsExactlyInAnyOrder(OWNER, OTHER);
    told.clear();

    blind.add(OTHER);
    placed(1);
    assertThat(told).containsExactly(OWNER);
  }

  @Test
  void anOwnerWhoWantsNothingOrMayNotSignInIsNotTold() {
    chosen.put(OWNER, preferences(List.of(NotificationTopic.ORDER_PLACED), List.of()));
    placed(1);
    chosen.clear();
    disabled.add(OWNER);
    placed(1);
    assertThat(told).isEmpty();
  }

  @Test
  void eventsWithoutATopicTellNobody() {
    tell.consume(List.of(event(1, "io.bedloe.order.confirmed.v1")));
    assertThat(sql.queries()).isEmpty();
  }

  @Test
  void eventsBeyondTwentyAreCountedInOneNotification() {
    placed(23);
    assertThat(told).hasSize(FillInboxes.MOST_SINGLES);
    assertThat(counts).containsExactly(3L);
  }

  @Test
  void accountsThatCannotBeJudgedAreLeftOutAfterSomeFailuresAndOthersAreTold() {
    choosesAll(OTHER);
    choosesAll(THIRD);
    broken.addAll(Set.of(OWNER, THIRD));
    for (int i = 0; i < TellAccounts.MOST_FAILURES; i++) {
      assertThatThrownBy(() -> placed(1))
          .hasMessageContaining(OWNER.toString())
          .hasMessageContaining(THIRD.toString())
          .satisfies(failure -> tell.rolledBack((RuntimeException) failure));
    }
    assertThat(told).isEmpty();

    placed(1);
    placed(1);
    assertThat(told).as("a further batch does not wait for them again").containsOnly(OTHER);

    clock.pass(TellAccounts.LEFT_OUT);
    broken.clear();
    placed(1);
    assertThat(told).as("they are told again").contains(OWNER, THIRD);
  }
}
