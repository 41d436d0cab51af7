package io.bedloe.fakes;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.AccountWithPassword;
import io.bedloe.identity.accounts.UserView;
import io.bedloe.identity.accounts.data.Users;
import io.bedloe.identity.accounts.model.User;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Versioned;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Accounts in memory; each has version 0 until it is changed. */
public final class FakeUsers extends Users {

  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<AccountId, Stored> rows = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();

  private record Stored(UserView view, @Nullable String hash, boolean verified, long version) {

    Stored with(UnaryOperator<UserView> change) {
      return new Stored(change.apply(view), hash, verified, version + 1);
    }
  }

  public FakeUsers() {
    super(new FakeSql(), () -> new UUID(0, 0), Clock.systemUTC());
  }

  /** Puts an enabled account there; its id does not depend on other tests. */
  public AccountId put(String email, @Nullable String hash, String... roles) {
    var id = new AccountId(new UUID(4, rows.size() + 1L));
    var view = view(id, email, "Somebody", true, List.of(roles), null);
    rows.put(id, new Stored(view, hash, false, 0));
    return id;
  }

  /** Disables an account. */
  public void disable(AccountId id) {
    replace(id, old -> view(id, old.email(), old.name(), false, old.roles(), old.erasedAt()));
  }

  /** Replaces the roles of an account. */
  public void giveRoles(AccountId id, String... roles) {
    replace(
        id,
        old -> view(id, old.email(), old.name(), old.enabled(), List.of(roles), old.erasedAt()));
  }

  /** The calls that locked or changed something, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** The hash of an account's password; null without one. */
  public @Nullable String hashOf(AccountId id) {
    return row(id).hash();
  }

  /** Whether the e-mail address of an account is verified. */
  public boolean isVerified(AccountId id) {
    return row(id).verified();
  }

  private static UserView view(
      AccountId id,
      String email,
      String name,
      boolean enabled,
      List<String> roles,
      @Nullable Instant erasedAt) {
    return new UserView(id, email, name, enabled, false, false, roles, CREATED, CREATED, erasedAt);
  }

  private Stored row(AccountId id) {
    return Optional.ofNullable(rows.get(id)).orElseThrow();
  }

  private void replace(AccountId id, UnaryOperator<UserView> change) {
    rows.computeIfPresent(id, (same, row) -> row.with(change));
  }

  private void replace(User user) {
    replace(
        user.id(),
        old ->
            view(
                user.id(),
                user.email(),
                user.name(),
                user.enabled(),
                user.roles(),
                user.erasedAt()));
  }

  /** Repeats the condition of the SQL statement, which integration tests check. */
  private Optional<Stored> usable(AccountId id) {
    return Optional.ofNullable(rows.get(id))
        .filter(row -> row.view().enabled() && row.view().erasedAt() == null);
  }

  private static AccountWithPassword withPassword(Stored row) {
    var view = row.view();
    return new AccountWithPassword(
        new Account(view.id(), view.email(), view.name(), view.roles()), row.hash());
  }

  @Override
  public Optional<AccountWithPassword> byEmail(String email) {
    return rows.values().stream()
        .filter(row -> row.view().email().equalsIgnoreCase(email))
        .findFirst()
        .flatMap(row -> byId(row.view().id()));
  }

  @Override
  public Optional<AccountWithPassword> byId(AccountId id) {
    return usable(id).map(FakeUsers::withPassword);
  }

  @Override
  public boolean exists(AccountId id) {
    return rows.containsKey(id) && row(id).view().erasedAt() == null;
  }

  @Override
  public Optional<String> addressOf(String typed) {
    return rows.values().stream()
        .map(row -> row.view().email())
        .filter(typed::equalsIgnoreCase)
        .findFirst();
  }

  @Override
  public void verified(AccountId id) {
    calls.add("verified");
    rows.computeIfPresent(
        id, (same, row) -> new Stored(row.view(), row.hash(), true, row.version()));
  }

  @Override
  public Optional<AccountId> open(
      String email, String name, @Nullable String passwordHash, Collection<String> roles) {
    if (addressOf(email).isPresent()) {
      return Optional.empty();
    }
    calls.add("open");
    return Optional.of(put(email, passwordHash, roles.toArray(String[]::new)));
  }

  @Override
  public Optional<Versioned<UserView>> seen(AccountId id) {
    return Optional.ofNullable(rows.get(id))
        .map(
            row -> {
              var old = row.view();
              var view =
                  new UserView(
                      id,
                      old.email(),
                      old.name(),
                      old.enabled(),
                      row.hash() != null,
                      false,
                      old.roles(),
                      old.createdAt(),
                      old.updatedAt(),
                      old.erasedAt());
              return new Versioned<>(view, row.version());
            });
  }

  @Override
  public void lock() {
    calls.add("lock");
  }

  @Override
  public boolean isTaken(String email, AccountId by) {
    return rows.values().stream()
        .map(Stored::view)
        .anyMatch(user -> user.email().equalsIgnoreCase(email) && !user.id().equals(by));
  }

  @Override
  public void change(User user) {
    calls.add("change");
    rows.computeIfPresent(
        user.id(),
        (same, row) ->
            new Stored(
                row.view(),
                row.hash(),
                row.verified() && row.view().email().equalsIgnoreCase(user.email()),
                row.version()));
    replace(user);
  }

  @Override
  public void erase(User erased) {
    calls.add("erase");
    rows.computeIfPresent(
        erased.id(), (same, row) -> new Stored(row.view(), null, row.verified(), row.version()));
    replace(erased);
  }

  @Override
  public long countWith(String role) {
    return rows.values().stream().filter(row -> row.view().roles().contains(role)).count();
  }

  @Override
  public long usableWith(String role) {
    return rows.keySet().stream()
        .flatMap(id -> usable(id).stream())
        .filter(row -> row.view().roles().contains(role))
        .count();
  }

  @Override
  public boolean lockIfPasswordIs(AccountId id, String hash) {
    return usable(id).filter(row -> hash.equals(row.hash())).isPresent();
  }

  @Override
  public boolean lockUsable(AccountId id) {
    return usable(id).isPresent();
  }

  @Override
  public void setPassword(AccountId id, String passwordHash) {
    calls.add("setPassword");
    rows.computeIfPresent(
        id, (same, row) -> new Stored(row.view(), passwordHash, row.verified(), row.version() + 1));
  }

  @Override
  public void rehash(AccountId id, String old, String better) {
    rows.computeIfPresent(
        id,
        (same, row) ->
            old.equals(row.hash())
                ? new Stored(row.view(), better, row.verified(), row.version())
                : row);
  }
}
