package io.bedloe.access.usecase;

import io.bedloe.access.AccessChanged;
import io.bedloe.access.AccessSettings;
import io.bedloe.access.ApiKeyView;
import io.bedloe.access.KeyRule;
import io.bedloe.access.data.ApiKeys;
import io.bedloe.access.model.ApiKey;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, rotates and revokes API keys. */
@Dependent
public class ManageKeys {

  private final ApiKeys keys;
  private final AuditTrail trail;
  private final Event<AccessChanged> changed;
  private final Settings settings;
  private final SecureRandom random;
  private final Ids ids;
  private final Clock clock;

  @Inject
  public ManageKeys(
      ApiKeys keys,
      AuditTrail trail,
      Event<AccessChanged> changed,
      Settings settings,
      SecureRandom random,
      Ids ids,
      Clock clock) {
    this.keys = keys;
    this.trail = trail;
    this.changed = changed;
    this.settings = settings;
    this.random = random;
    this.ids = ids;
    this.clock = clock;
  }

  /** A key that nobody will see again. */
  public record Made(ApiKeyView view, ApiKey key) {}

  @Transactional
  public Made create(KeyInput input, Caller caller) {
    mustNotBeKey(caller);
    var now = clock.instant();
    var terms = input.toTerms(caller, now, settings.get(AccessSettings.KEY_REQUESTS_PER_MINUTE));
    return made(caller.id(), terms);
  }

  /** A new key in place of another, which is good for a while yet. */
  @Transactional
  public Made rotate(UUID id, Duration overlap, Caller caller) {
    mustNotBeKey(caller);
    var now = clock.instant();
    var old = good(id, caller);
    var terms =
        new ApiKeys.Terms(
            old.name(),
            KeyInput.permissions(old.scopes()),
            old.allowedAddresses(),
            old.requestsPerMinute(),
            old.expiresAt());
    keys.expire(id, now.plus(overlap), now);
    trail.record("api-key.rotated", Subject.of("api-key", id), old, read(id, caller).value());
    changed.fire(new AccessChanged());
    return made(old.userId(), terms);
  }

  @Transactional
  public Versioned<ApiKeyView> revoke(UUID id, Caller caller) {
    mustNotBeKey(caller);
    var old = read(id, caller).value();
    keys.revoke(id, clock.instant());
    var now = read(id, caller);
    trail.record("api-key.revoked", Subject.of("api-key", id), old, now.value());
    changed.fire(new AccessChanged());
    return now;
  }

  public Versioned<ApiKeyView> read(UUID id, Caller caller) {
    return keys.byId(id, visibleTo(caller))
        .orElseThrow(
            () ->
                Rejected.because(KeyRule.KEY_NOT_FOUND, "No key of yours has the id " + id + "."));
  }

  /** Whose keys a caller may see: one's own, or all of them. */
  public static @Nullable UUID visibleTo(Caller caller) {
    return caller.may(Permission.KEYS_MANAGE) ? null : caller.id();
  }

  private Made made(UUID owner, ApiKeys.Terms terms) {
    var id = ids.next();
    var key = ApiKey.make(settings.get(PlatformSettings.PROFILE).mark(), random);
    keys.add(id, owner, key, terms, clock.instant());
    var view = keys.byId(id, null).orElseThrow().value();
    trail.record("api-key.created", Subject.of("api-key", id), null, view);
    return new Made(view, key);
  }

  private ApiKeyView good(UUID id, Caller caller) {
    var key =
        keys.byId(id, caller.id())
            .map(Versioned::value)
            .orElseThrow(
                () ->
                    Rejected.because(
                        KeyRule.KEY_NOT_FOUND, "No key of yours has the id " + id + "."));
    boolean expired = key.expiresAt() != null && !key.expiresAt().isAfter(clock.instant());
    if (expired || key.revokedAt() != null) {
      throw Rejected.because(KeyRule.KEY_IS_OVER, "Make a new one instead.");
    }
    return key;
  }

  private static void mustNotBeKey(Caller caller) {
    if (caller.sessionId() == null) {
      throw Rejected.because(
          KeyRule.KEYS_MAKE_NO_KEYS, "Keys are made and ended by people who are signed in.");
    }
  }
}
