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
 * Has a new key sign the access tokens. On schedule it is published before it signs, so that those
 * who keep the key set for a while know it in time; running tokens stay good.
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

  /** The entry of the audit trail. */
  record Rotated(SigningKeyView key, int withdrawn) {}

  /**
   * At once.
   *
   * @param withdraw whether the tokens of all other keys are good for nothing any more, because
   *     somebody else may have such a key
   */
  @Transactional
  public SigningKeyView rotate(boolean withdraw) {
    keys.lock();
    var key = keys.add(clock.instant());
    record(key, withdraw ? keys.withdrawAllBut(key.kid()) : 0);
    return key;
  }

  /** If it is time. */
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
