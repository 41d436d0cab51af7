package io.bedloe.identity.apikeys;

import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.sessions.RecentAuthentication;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.versions.VersionedWrite;
import io.bedloe.platform.versions.VersionedWrite.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Creates, rotates and revokes API keys. Creation needs a recent authentication: a key outlives the
 * session, and would give lasting access to anybody who finds an open session.
 */
@Dependent
public class ManageKeys {

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final ApiKeys keys;
  private final NewKeys newKeys;
  private final VisibleKeys visible;
  private final RecentAuthentication recent;
  private final AuditTrail trail;
  private final Event<AccessChanged> changed;
  private final Clock clock;

  @Inject
  public ManageKeys(
      ApiKeys keys,
      NewKeys newKeys,
      VisibleKeys visible,
      RecentAuthentication recent,
      AuditTrail trail,
      Event<AccessChanged> changed,
      Clock clock) {
    this.keys = keys;
    this.newKeys = newKeys;
    this.visible = visible;
    this.recent = recent;
    this.trail = trail;
    this.changed = changed;
    this.clock = clock;
  }

  /** A new key with its secret, which is not stored. */
  public record Made(ApiKeyView view, ApiKey key) {}

  @Transactional
  public Made create(KeyInput input, Caller caller) {
    mustNotBeKey(caller);
    recent.mustBeRecentAndStay(caller);
    var now = clock.instant();
    return newKeys.create(caller.id(), input.toTerms(caller, now, newKeys.usual()), now);
  }

  /**
   * Creates a new key in place of another, which stays valid for the overlap.
   *
   * @param seen the version that the caller read; null for any version
   */
  @Transactional
  public Made rotate(UUID id, @Nullable Version seen, Duration overlap, Caller caller) {
    mustNotBeKey(caller);
    recent.mustBeRecentAndStay(caller);
    var now = clock.instant();
    var old = mustBeUsable(id, seen, caller);
    var terms =
        new ApiKeys.Terms(
            old.name(),
            KeyInput.permissions(old.scopes()),
            old.allowedAddresses(),
            old.requestsPerMinute(),
            endOfRotated(old, now));
    keys.expire(id, now.plus(overlap), now);
    trail.record("api-key.rotated", Subject.of("api-key", id), old, read(id, caller).value());
    changed.fire(new AccessChanged());
    return newKeys.create(old.userId(), terms, now);
  }

  /**
   * A rotated key gets the lifetime of the former key, counted from now; times after the year 9999
   * cannot be represented.
   */
  static @Nullable Instant endOfRotated(ApiKeyView old, Instant now) {
    if (old.expiresAt() == null) {
      return null;
    }
    var end = now.plus(Duration.between(old.createdAt(), old.expiresAt()));
    return end.isAfter(LATEST) ? LATEST : end;
  }

  @Transactional
  public Versioned<ApiKeyView> revoke(UUID id, @Nullable Version seen, Caller caller) {
    mustNotBeKey(caller);
    return VersionedWrite.act(
            new Target<>(Subject.of("api-key", id), read(id, caller), seen, key -> {}))
        .save(
            trail,
            "api-key.revoked",
            (before, wanted) -> {
              keys.revoke(id, clock.instant());
              changed.fire(new AccessChanged());
              return read(id, caller);
            });
  }

  public Versioned<ApiKeyView> read(UUID id, Caller caller) {
    return keys.byId(id, visible.visibleTo(caller)).orElseThrow(() -> notFound(id));
  }

  private static Rejected notFound(UUID id) {
    return Rejected.because(
        ApiKeyRule.KEY_NOT_FOUND,
        "You cannot see an API key with the id " + id + ". GET /api-keys lists your keys.");
  }

  private ApiKeyView mustBeUsable(UUID id, @Nullable Version seen, Caller caller) {
    var current =
        keys.byId(id, new ApiKeyListing.Visible(caller.id(), null)).orElseThrow(() -> notFound(id));
    Version.mustBeCurrent(seen, current.version());
    var key = current.value();
    boolean expired = key.expiresAt() != null && !key.expiresAt().isAfter(clock.instant());
    if (expired || key.revokedAt() != null) {
      throw Rejected.because(ApiKeyRule.KEY_NOT_ACTIVE, "Create a new key instead.");
    }
    return key;
  }

  private static void mustNotBeKey(Caller caller) {
    if (caller.sessionId() == null) {
      throw Rejected.because(
          AccessRule.SESSION_REQUIRED,
          "An API key cannot create, rotate or revoke API keys. Sign in.");
    }
  }
}
