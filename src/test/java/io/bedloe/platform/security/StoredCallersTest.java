package io.bedloe.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeDecisions;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredCallersTest {

  private static final AccountId OWNER = new AccountId(new UUID(0, 1));
  private static final AccountId ADMIN = new AccountId(new UUID(0, 2));
  private static final ApiKeyId KEY = new ApiKeyId(new UUID(0, 3));
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  private final Map<AccountId, Caller> accounts = new HashMap<>();
  private final Map<ApiKeyId, Caller> keys = new HashMap<>();
  private final CurrentCaller current = new CurrentCaller();
  private final CurrentRequest request = new CurrentRequest(Clock.fixed(NOW, ZoneOffset.UTC));
  private final StoredCallers callers =
      new StoredCallers(
          current,
          request,
          new Keys(),
          new Accounts(),
          new FakeDecisions(),
          Clock.fixed(NOW, ZoneOffset.UTC));

  private StoredCaller store(Credential credential, Permission... permissions) {
    current.is(new Caller(OWNER, "owner@x", Set.of("a"), Set.of(permissions), credential));
    return callers.current();
  }

  private void account(AccountId id, Permission... permissions) {
    accounts.put(id, new Caller(id, id + "@x", Set.of("b"), Set.of(permissions)));
  }

  @Test
  void anAccountHasThePermissionsOfItsRequestThatItStillHas() {
    var stored = store(Credential.NONE, Permission.IMPORTS_RUN, Permission.CATALOG_WRITE);
    account(OWNER, Permission.CATALOG_WRITE, Permission.CUSTOMERS_ALL);
    var caller = callers.resolve(stored).orElseThrow();
    assertThat(caller.permissions()).containsExactly(Permission.CATALOG_WRITE);
    assertThat(caller.roles()).containsExactly("b");
    assertThat(caller.id()).isEqualTo(OWNER);
  }

  @Test
  void anAccountThatMayNotSignInIsNoCaller() {
    assertThat(callers.resolve(store(Credential.NONE, Permission.IMPORTS_RUN))).isEmpty();
  }

  @Test
  void aKeyHasThoseOfThePermissionsOfTheRequestThatItHasNowWhileItsAccountMaySignIn() {
    var stored = store(Credential.apiKey(KEY), Permission.IMPORTS_RUN, Permission.CATALOG_WRITE);
    account(OWNER, Permission.CATALOG_WRITE, Permission.CUSTOMERS_ALL);
    assertThat(callers.resolve(stored)).isEmpty();
    keys.put(
        KEY,
        new Caller(
            OWNER, "x", Set.of(), Set.of(Permission.CATALOG_WRITE, Permission.CUSTOMERS_ALL)));
    assertThat(callers.resolve(stored).orElseThrow().permissions())
        .containsExactly(Permission.CATALOG_WRITE);
    accounts.clear();
    assertThat(callers.resolve(stored)).isEmpty();
  }

  @Test
  void anImpersonatorHasToHaveTheSamePermissionsAndTheRightToImpersonate() {
    var stored =
        store(
            new Credential(null, null, ADMIN, false),
            Permission.IMPORTS_RUN,
            Permission.CATALOG_WRITE);
    account(OWNER, Permission.IMPORTS_RUN, Permission.CATALOG_WRITE);
    assertThat(callers.resolve(stored)).isEmpty();
    account(ADMIN, Permission.CATALOG_WRITE);
    assertThat(callers.resolve(stored)).isEmpty();
    account(ADMIN, Permission.CATALOG_WRITE, Permission.USERS_IMPERSONATE);
    var caller = callers.resolve(stored).orElseThrow();
    assertThat(caller.permissions()).containsExactly(Permission.CATALOG_WRITE);
    assertThat(caller.impersonatorId()).isEqualTo(ADMIN);
  }

  @Test
  void workSeesTheCallerAndTheRequestAtThePresentTime() {
    var earlier = NOW.minusSeconds(60);
    var context = new RequestContext(earlier, "192.0.2.1", "POST", "/imports", "r", "/imports");
    var owner = new Caller(OWNER, "owner@x", Set.of(), Set.of());
    var seen =
        callers.call(
            owner, context, () -> List.of(current.get().id(), request.context().address()));
    assertThat(seen).containsExactly(OWNER, "192.0.2.1");
    assertThat(request.context().time()).isEqualTo(NOW);
  }

  @Test
  void aStoredCallerIsTheSameAfterItWasWrittenAsJson() throws Exception {
    var stored = store(Credential.apiKey(KEY), Permission.IMPORTS_RUN);
    var json = Json.mapper().writeValueAsString(stored);
    assertThat(Json.mapper().readValue(json, StoredCaller.class)).isEqualTo(stored);
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
      return Optional.ofNullable(accounts.get(account))
          .map(caller -> new AccountPermissions(caller, List.of()));
    }
  }

  private final class Keys implements Callers {

    @Override
    public Optional<Caller> resolve(SentCredentials sent) {
      return Optional.empty();
    }

    @Override
    public Optional<Caller> reload(Caller caller) {
      var key = caller.apiKeyId();
      return key == null ? Optional.of(caller) : Optional.ofNullable(keys.get(key));
    }

    @Override
    public boolean isAcceptedFrom(Caller caller, String address) {
      return true;
    }

    @Override
    public Map<Caller, Caller> reloadAll(Set<Caller> callers) {
      return Map.of();
    }
  }
}
