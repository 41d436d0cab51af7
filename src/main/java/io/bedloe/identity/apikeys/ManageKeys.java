package io.bedloe.identity.apikeys;

import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.sessions.RecentAuthentication;
import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.ApiKeyId;
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
import org.jspecify.annotations.Nullable;

/**
 * Creates, rotates and revokes API keys. Creation needs a recent authentication: a key outlives the
 * session, and would give lasting access to anybody who finds an open session.
 */
@Dependent
public class ManageKeys {

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
  public Made rotate(ApiKeyId id, @Nullable Version seen, Duration overlap, Caller caller) {
    mustNotBeKey(caller);
    recent.mustBeRecentAndStay(caller);
    var found = lock(id, new ApiKeyListing.Visible(caller.id(), null));
    // The time after the lock: a key that expired while this request waited is not active
    var now = clock.instant();
    var old = IssuedKey.of(found.value());
    VersionedWrite.apply(
            new Target<>(Subject.of("api-key", id), found, seen, key -> {}),
            before -> old.rotate(overlap, now))
        .save(
            trail,
            "api-key.rotated",
            (before, rotation) -> {
              keys.save(rotation.former(), now);
              changed.fire(new AccessChanged());
              return read(id, caller);
            });
    return newKeys.create(old.userId(), old.rotate(overlap, now).next(), now);
  }

  @Transactional
  public Versioned<ApiKeyView> revoke(ApiKeyId id, @Nullable Version seen, Caller caller) {
    mustNotBeKey(caller);
    var found = lock(id, visible.visibleTo(caller));
    return VersionedWrite.act(new Target<>(Subject.of("api-key", id), found, seen, key -> {}))
        .save(
            trail,
            "api-key.revoked",
            (before, wanted) -> {
              var now = clock.instant();
              IssuedKey.of(before).revoke(now).ifPresent(revoked -> keys.save(revoked, now));
              changed.fire(new AccessChanged());
              return read(id, caller);
            });
  }

  public Versioned<ApiKeyView> read(ApiKeyId id, Caller caller) {
    return keys.byId(id, visible.visibleTo(caller)).orElseThrow(() -> notFound(id));
  }

  private static Rejected notFound(ApiKeyId id) {
    return Rejected.because(
        ApiKeyRule.KEY_NOT_FOUND,
        "You cannot see an API key with the id " + id + ". GET /api-keys lists your keys.");
  }

  private Versioned<ApiKeyView> lock(ApiKeyId id, ApiKeyListing.Visible visibleKeys) {
    return keys.lock(id, visibleKeys).orElseThrow(() -> notFound(id));
  }

  private static void mustNotBeKey(Caller caller) {
    if (caller.sessionId() == null) {
      throw Rejected.because(
          AccessRule.SESSION_REQUIRED,
          "An API key cannot create, rotate or revoke API keys. Sign in.");
    }
  }
}
