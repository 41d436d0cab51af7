package io.bedloe.identity.apikeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeAuditTrail;
import io.bedloe.fakes.FakeEvents;
import io.bedloe.fakes.FakeRoles;
import io.bedloe.fakes.FakeSql;
import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.roles.OwnRights;
import io.bedloe.identity.sessions.RecentAuthentication;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.identity.sessions.model.ShownCredentials;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Credential;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Rule;
import io.bedloe.kernel.SessionId;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.config.MapConfig;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManageKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ApiKeyId KEY = new ApiKeyId(new UUID(0, 1));
  private static final AccountId OWNER = new AccountId(new UUID(0, 2));
  private static final SessionId SESSION = new SessionId(new UUID(0, 3));
  private static final Version CURRENT = new Version(false, Set.of(3L));
  private static final Version OLD = new Version(false, Set.of(2L));
  private static final Caller CALLER = caller(Credential.session(SESSION));

  private final FakeSql sql = new FakeSql();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final FakeEvents<AccessChanged> events = new FakeEvents<>();
  private final ManageKeys manage = manage();

  private static Caller caller(Credential credential) {
    return new Caller(
        OWNER, "owner", Set.of(), Set.of(Permission.KEYS_OWN, Permission.ORDERS_READ), credential);
  }

  private ManageKeys manage() {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var keys = new ApiKeys(sql);
    var settings = MapConfig.settings(Map.of());
    var sessions = new Sessions(sql, () -> new UUID(0, 8));
    return new ManageKeys(
        keys,
        new NewKeys(keys, trail, settings, new SecureRandom(), () -> new UUID(0, 7)),
        new VisibleKeys(new OwnRights(new FakeRoles())),
        new RecentAuthentication(sessions, settings, clock),
        trail,
        events,
        clock);
  }

  @BeforeEach
  void oneKeyAndASessionThatWasJustProved() {
    key(null, null);
    proved(NOW);
    sql.answer("FROM sessions WHERE", id -> List.of(SESSION));
  }

  private void key(@Nullable Instant expires, @Nullable Instant revoked) {
    var view =
        new ApiKeyView(
            KEY,
            OWNER,
            "till",
            "bdl_live_8Kd2vQa…",
            List.of("orders:read"),
            List.of(),
            600,
            NOW.minus(Duration.ofDays(10)),
            NOW,
            expires,
            expires == null,
            null,
            revoked);
    sql.answer("FROM api_keys k WHERE", id -> List.of(new Versioned<>(view, 3)));
  }

  private void proved(Instant at) {
    sql.answer("AS password_at", id -> List.of(new ShownCredentials(at, false, null)));
  }

  private static KeyInput input(String... scopes) {
    return new KeyInput("till", List.of(scopes), null, null, null, null);
  }

  private Rejected refused(Rule rule, ThrowingCallable write) {
    var refusal =
        assertThatThrownBy(write)
            .asInstanceOf(InstanceOfAssertFactories.type(Rejected.class))
            .satisfies(refused -> assertThat(refused.rule()).isEqualTo(rule))
            .actual();
    assertThat(sql.updates()).isEmpty();
    assertThat(trail.entries()).isEmpty();
    assertThat(events.fired()).isEmpty();
    return refusal;
  }

  @Test
  void aKeyIsCreatedAndAuditedWithoutItsText() {
    var made = manage.create(input("orders:read"), CALLER);
    assertThat(sql.updates()).singleElement().asString().contains("INSERT INTO api_keys");
    assertThat(trail.actions()).containsExactly("api-key.created");
    assertThat(made.key().toString()).endsWith("…");
  }

  @Test
  void aKeyNeitherCreatesNorRotatesNorRevokesKeys() {
    var program = caller(Credential.apiKey(KEY));
    refused(AccessRule.SESSION_REQUIRED, () -> manage.create(input("orders:read"), program));
    refused(AccessRule.SESSION_REQUIRED, () -> manage.rotate(KEY, null, Duration.ZERO, program));
    refused(AccessRule.SESSION_REQUIRED, () -> manage.revoke(KEY, null, program));
  }

  @Test
  void aKeyIsCreatedAndRotatedAfterARecentProofOnly() {
    proved(NOW.minus(Duration.ofDays(1)));
    refused(
        AccessRule.INSUFFICIENT_USER_AUTHENTICATION,
        () -> manage.create(input("orders:read"), CALLER));
    refused(
        AccessRule.INSUFFICIENT_USER_AUTHENTICATION,
        () -> manage.rotate(KEY, null, Duration.ZERO, CALLER));
  }

  @Test
  void aSessionThatHasEndedCreatesNoKey() {
    sql.answer("FROM sessions WHERE", id -> List.of());
    refused(
        AccessRule.INSUFFICIENT_USER_AUTHENTICATION,
        () -> manage.create(input("orders:read"), CALLER));
  }

  @Test
  void scopesAreWhatTheCallerHasAndProgramsMayHave() {
    assertThat(
            refused(
                    ApiKeyRule.INVALID_KEY,
                    () -> manage.create(input("keys:own", "stock:read", "none:such"), CALLER))
                .faults())
        .extracting(Fault::code)
        .containsExactly("for-people", "exceeds-own-rights", "unknown-permission");
  }

  @Test
  void aRotatedKeyIsReplacedByOneWithTheSameTerms() {
    manage.rotate(KEY, CURRENT, Duration.ofHours(1), CALLER);
    assertThat(trail.actions()).containsExactly("api-key.rotated", "api-key.created");
    assertThat(sql.updates()).hasSize(2);
    assertThat(events.fired()).hasSize(1);
  }

  @Test
  void aKeyThatIsRevokedOrExpiredIsNotRotated() {
    key(null, NOW);
    refused(ApiKeyRule.KEY_NOT_ACTIVE, () -> manage.rotate(KEY, null, Duration.ZERO, CALLER));
    key(NOW, null);
    refused(ApiKeyRule.KEY_NOT_ACTIVE, () -> manage.rotate(KEY, null, Duration.ZERO, CALLER));
  }

  @Test
  void anOldVersionIsRefused() {
    refused(RequestRule.STALE_VERSION, () -> manage.rotate(KEY, OLD, Duration.ZERO, CALLER));
    refused(RequestRule.STALE_VERSION, () -> manage.revoke(KEY, OLD, CALLER));
  }

  @Test
  void aKeyThatTheCallerDoesNotSeeIsNotFoundWhateverTheVersion() {
    sql.answer("FROM api_keys k WHERE", id -> List.of());
    refused(ApiKeyRule.KEY_NOT_FOUND, () -> manage.revoke(KEY, OLD, CALLER));
    refused(ApiKeyRule.KEY_NOT_FOUND, () -> manage.rotate(KEY, OLD, Duration.ZERO, CALLER));
  }

  @Test
  void aRevokedKeyIsAuditedAndAnnounced() {
    manage.revoke(KEY, CURRENT, CALLER);
    assertThat(sql.updates()).singleElement().asString().contains("revoked_at");
    assertThat(trail.actions()).containsExactly("api-key.revoked");
    assertThat(events.fired()).hasSize(1);
  }
}
