package io.bedloe.identity.apikeys;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.config.PlatformSettings;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;

/** Generates the keys. */
@Dependent
class NewKeys {

  private final ApiKeys keys;
  private final AuditTrail trail;
  private final Settings settings;
  private final SecureRandom random;
  private final Ids ids;

  @Inject
  NewKeys(ApiKeys keys, AuditTrail trail, Settings settings, SecureRandom random, Ids ids) {
    this.keys = keys;
    this.trail = trail;
    this.settings = settings;
    this.random = random;
    this.ids = ids;
  }

  /** The values that apply when the creator does not set them. */
  KeyInput.Usual usual() {
    return new KeyInput.Usual(
        settings.get(KeySettings.KEY_REQUESTS_PER_MINUTE), settings.get(KeySettings.KEY_LIFE));
  }

  ManageKeys.Made create(AccountId owner, IssuedKey.Terms terms, Instant now) {
    var id = new ApiKeyId(ids.next());
    var key = ApiKey.generate(settings.get(PlatformSettings.PROFILE).mark(), random);
    keys.add(IssuedKey.issue(id, owner, terms, now), key);
    ApiKeyView view = keys.byId(id, new ApiKeyListing.Visible(owner, null)).orElseThrow().value();
    trail.record("api-key.created", Subject.of("api-key", id), null, view);
    return new ManageKeys.Made(view, key);
  }
}
