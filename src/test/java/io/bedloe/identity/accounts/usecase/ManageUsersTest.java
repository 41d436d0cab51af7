package io.bedloe.identity.accounts.usecase;

import static io.bedloe.fakes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeRoles;
import io.bedloe.fakes.FakeSql;
import io.bedloe.identity.accounts.AccountDisabled;
import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.identity.accounts.AccountRule;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.accounts.model.User;
import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.identity.roles.RoleRule;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Rule;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.security.SignInDevice;
import io.bedloe.platform.throttle.AttemptCounters;
import io.bedloe.platform.throttle.AttemptLimiter;
import io.bedloe.platform.throttle.KnownSources;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManageUsersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final AccountId JANE = new AccountId(new UUID(0, 1));
  private static final AccountId ADMIN = new AccountId(new UUID(0, 2));
  private static final Version FIRST = new Version(false, Set.of(0L));
  private static final Version OTHER = new Version(false, Set.of(7L));
  private static final Caller CLERK =
      new Caller(
          new AccountId(new UUID(0, 3)),
          "clerk",
          Set.of(),
          Set.of(Permission.USERS_MANAGE, Permission.CATALOG_READ));
  private static final Caller CHIEF =
      new Caller(new AccountId(new UUID(0, 4)), "chief", Set.of(), Set.of(Permission.values()));

  private final StoredUsers users = new StoredUsers();
  private final FakeRoles roles = new FakeRoles();
  private final FakeSql sql = new FakeSql();
  private final FakeEvents<Object> events = new FakeEvents<>();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private boolean proofIsRecent = true;
  private final ManageUsers manage = manage();

  /** The accounts in memory; each has version 0 until it is changed. */
  private static final class StoredUsers extends Users {

    private final Map<AccountId, Versioned<UserView>> rows = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();

    StoredUsers() {
      super(new FakeSql(), () -> new UUID(0, 9), CLOCK);
    }

    void put(AccountId id, String email, boolean enabled, List<String> roles) {
      long version = rows.containsKey(id) ? rows.get(id).version() + 1 : 0;
      var view = new UserView(id, email, "Somebody", enabled, true, false, roles, NOW, NOW, null);
      rows.put(id, new Versioned<>(view, version));
    }

    @Override
    public void lock() {
      calls.add("lock");
    }

    @Override
    public Optional<Versioned<UserView>> seen(AccountId id) {
      return Optional.ofNullable(rows.get(id));
    }

    @Override
    public boolean isTaken(String email, AccountId by) {
      return rows.values().stream()
          .map(Versioned::value)
          .anyMatch(user -> user.email().equalsIgnoreCase(email) && !user.id().equals(by));
    }

    @Override
    public void change(User user) {
      calls.add("change");
      put(user.id(), user.email(), user.enabled(), user.roles());
    }

    @Override
    public void erase(User erased) {
      calls.add("erase");
      var view =
          new UserView(
              erased.id(),
              erased.email(),
              erased.name(),
              erased.enabled(),
              erased.hasPassword(),
              false,
              erased.roles(),
              NOW,
              NOW,
              erased.erasedAt());
      rows.computeIfPresent(erased.id(), (key, row) -> new Versioned<>(view, row.version() + 1));
    }

    @Override
    public long usableWith(String role) {
      return rows.values().stream()
          .map(Versioned::value)
          .filter(user -> user.enabled() && user.roles().contains(role))
          .count();
    }
  }

  private ManageUsers manage() {
    var limiter =
        new AttemptLimiter(
            new AttemptCounters(sql),
            new KnownSources(sql),
            new SignInDevice(new SecureRandom()),
            CLOCK);
    return new ManageUsers(
        users,
        new OwnRights(roles),
        caller -> {
          if (!proofIsRecent) {
            throw Rejected.because(AccessRule.SESSION_REQUIRED, "too long ago");
          }
        },
        limiter,
        events,
        trail,
        CLOCK);
  }

  @BeforeEach
  void twoAccounts() {
    roles.put("reader", true, List.of(), Permission.CATALOG_READ);
    roles.put("admin", true, List.of(), Permission.values());
    users.put(JANE, "jane@bedloe.example", true, List.of("reader"));
    users.put(ADMIN, "admin@bedloe.example", true, List.of("admin"));
  }

  private static UserInput input(String email, boolean enabled, String... roles) {
    return new UserInput(email, "Somebody", enabled, List.of(roles));
  }

  private void change(AccountId id, Version seen, UserInput input, Caller caller) {
    manage.change(id, seen, current -> input, caller);
  }

  private void refused(Rule rule, ThrowingCallable write) {
    thrown(rule, write);
    assertThat(users.calls).containsOnly("lock");
  }

  /** A refusal after the change: the transaction takes it back. */
  private void thrown(Rule rule, ThrowingCallable write) {
    assertRefused(rule, write);
    assertThat(trail.entries()).isEmpty();
    assertThat(events.fired()).isEmpty();
  }

  @Test
  void aChangeIsStoredAuditedAndAnnounced() {
    change(JANE, FIRST, input("jill@bedloe.example", true, "reader"), CLERK);
    assertThat(users.calls).containsExactly("lock", "change");
    assertThat(trail.actions()).containsExactly("user.changed");
    assertThat(events.fired()).containsExactly(new AccessChanged());
  }

  @Test
  void anAccountThatIsDisabledIsAnnouncedAsSuch() {
    change(JANE, FIRST, input("jane@bedloe.example", false, "reader"), CLERK);
    assertThat(events.fired()).containsExactly(new AccountDisabled(JANE));
  }

  @Test
  void anAccountThatDoesNotExistIsNotFoundWhateverTheVersion() {
    refused(
        AccountRule.USER_NOT_FOUND,
        () -> change(new AccountId(new UUID(0, 8)), OTHER, input("a@b.example", true), CLERK));
  }

  @Test
  void anOldVersionIsRefused() {
    refused(
        RequestRule.STALE_VERSION, () -> change(JANE, OTHER, input("a@b.example", true), CLERK));
    refused(RequestRule.STALE_VERSION, () -> manage.erase(JANE, OTHER, CLERK));
  }

  @Test
  void anAccountWithMoreRightsThanTheCallerIsNeitherChangedNorErased() {
    refused(
        RoleRule.EXCEEDS_OWN_RIGHTS,
        () -> change(ADMIN, FIRST, input("a@b.example", true, "admin"), CLERK));
    refused(RoleRule.EXCEEDS_OWN_RIGHTS, () -> manage.erase(ADMIN, FIRST, CLERK));
  }

  @Test
  void nobodyGivesARoleWithMoreRightsThanTheirOwn() {
    refused(
        AccountRule.INVALID_USER,
        () -> change(JANE, FIRST, input("jane@bedloe.example", true, "admin"), CLERK));
  }

  @Test
  void anotherEmailAddressNeedsARecentProofOfTheCaller() {
    proofIsRecent = false;
    refused(
        AccessRule.SESSION_REQUIRED,
        () -> change(JANE, FIRST, input("jill@bedloe.example", true, "reader"), CLERK));
    change(JANE, FIRST, input("JANE@bedloe.example", true, "reader"), CLERK);
    assertThat(trail.actions()).containsExactly("user.changed");
  }

  @Test
  void anEmailAddressOfAnotherAccountIsRefused() {
    refused(
        AccountRule.EMAIL_TAKEN,
        () -> change(JANE, FIRST, input("ADMIN@bedloe.example", true, "reader"), CLERK));
  }

  @Test
  void anAccountThatStaysAsItIsIsNeitherStoredNorAudited() {
    change(JANE, FIRST, input("jane@bedloe.example", true, "reader"), CLERK);
    assertThat(users.calls).containsExactly("lock");
    assertThat(trail.entries()).isEmpty();
    assertThat(events.fired()).isEmpty();
  }

  @Test
  void theLastAdministratorIsNeitherDisabledNorErasedNorStrippedOfTheRole() {
    thrown(
        AccountRule.LAST_ADMIN,
        () -> change(ADMIN, FIRST, input("admin@bedloe.example", false, "admin"), CHIEF));
    users.put(ADMIN, "admin@bedloe.example", true, List.of("admin"));
    thrown(
        AccountRule.LAST_ADMIN,
        () -> change(ADMIN, version(ADMIN), input("admin@bedloe.example", true), CHIEF));
    users.put(ADMIN, "admin@bedloe.example", true, List.of("admin"));
    thrown(AccountRule.LAST_ADMIN, () -> manage.erase(ADMIN, version(ADMIN), CHIEF));
  }

  private Version version(AccountId id) {
    return new Version(false, Set.of(manage.read(id).version()));
  }

  @Test
  void anErasedAccountIsAuditedWithoutWhatItWas() {
    manage.erase(JANE, null, CLERK);
    assertThat(events.fired()).containsExactly(new AccountErased(JANE));
    assertThat(trail.actions()).containsExactly("user.erased");
    assertThat(trail.entries().get(0).before()).isNull();
    assertThat(sql.updates()).anyMatch(statement -> statement.contains("DELETE"));
  }

  @Test
  void anErasedAccountIsNeitherChangedNorErasedAgain() {
    users.erase(User.of(users.seen(JANE).orElseThrow().value()).erase(NOW));
    users.calls.clear();
    refused(
        AccountRule.ACCOUNT_ERASED,
        () -> change(JANE, version(JANE), input("a@b.example", true), CLERK));
    refused(AccountRule.ACCOUNT_ERASED, () -> manage.erase(JANE, null, CLERK));
  }
}
