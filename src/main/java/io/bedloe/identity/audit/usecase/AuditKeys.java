package io.bedloe.identity.audit.usecase;

import io.bedloe.identity.audit.model.AuditMac;
import io.bedloe.identity.audit.model.Chain;
import io.bedloe.platform.audit.AuditRow;
import io.bedloe.platform.audit.AuditSigner;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.crypto.CryptoSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The keys of the audit trail, each derived from {@code bedloe.secret} for one purpose. */
@ApplicationScoped
public class AuditKeys implements AuditSigner {

  private final String secret;
  private final AuditMac rows;
  private final AuditMac heads;

  @Inject
  public AuditKeys(Settings settings) {
    this.secret = settings.get(CryptoSettings.SECRET);
    this.rows = new AuditMac(secret, "audit row");
    this.heads = new AuditMac(secret, "audit head");
  }

  @Override
  public String sign(AuditRow row) {
    return rows.compute(row.canonical());
  }

  AuditMac rows() {
    return rows;
  }

  AuditMac heads() {
    return heads;
  }

  Chain chainOf(String day) {
    return new Chain(secret, day);
  }

  Chain chainAfter(String seal, long position) {
    return new Chain(secret, seal, position);
  }
}
