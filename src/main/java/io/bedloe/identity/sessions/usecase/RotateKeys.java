package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.roles.AccessChanged;
import io.bedloe.identity.sessions.SessionSettings;
import io.bedloe.identity.sessions.SigningKeyView;
import io.bedloe.identity.sessions.data.SigningKeys;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Rotates the key that signs access tokens. A scheduled key is published before it signs, so that
 * clients that cache the key set know it in time; existing tokens stay valid.
 */
@ApplicationScoped
public class RotateKeys {

  private final SigningKeys keys;
  private final Settings settings;
  private final Event<AccessChanged> changed;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  public RotateKeys(
      SigningKeys keys,
      Settings settings,
      Event<AccessChanged> changed,
      AuditTrail trail,
      Clock clock) {
    this.keys = keys;
    this.settings = settings;
    this.changed = changed;
    this.trail = trail;
    this.clock = clock;
  }

  /** The content of the audit entry. */
  record Rotated(SigningKeyView key, int withdrawn) {}

  /**
   * Rotates the key immediately.
   *
   * @param withdraw whether the tokens of all other keys are refused from now on, because such a
   *     key may have leaked
   */
  @Transactional
  public SigningKeyView rotate(boolean withdraw) {
    keys.lock();
    var key = keys.add(clock.instant());
    record(key, withdraw ? keys.withdrawAllBut(key.kid()) : 0);
    return key;
  }

  /** Rotates the key when it is due. */
  @Transactional
  public void whenDue() {
    keys.lock();
    var now = clock.instant();
    var lead = settings.get(SessionSettings.KEY_LEAD);
    var due =
        keys.newest().orElseThrow().plus(settings.get(SessionSettings.KEY_ROTATION)).minus(lead);
    if (!now.isBefore(due)) {
      record(keys.add(now.plus(lead)), 0);
    }
    keys.deleteOld();
  }

  private void record(SigningKeyView key, int withdrawn) {
    trail.record(
        "signing-key.rotated",
        new Subject("signing-key", key.kid()),
        null,
        new Rotated(key, withdrawn));
    changed.fire(new AccessChanged());
  }
}
