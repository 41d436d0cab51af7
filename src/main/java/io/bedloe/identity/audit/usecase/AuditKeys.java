package io.bedloe.identity.audit.usecase;

import io.bedloe.identity.audit.model.Chain;
import io.bedloe.platform.audit.AuditRow;
import io.bedloe.platform.audit.AuditSigner;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.crypto.MacKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The keys of the audit trail, each derived from {@code bedloe.secret} for one purpose. */
@ApplicationScoped
public class AuditKeys implements AuditSigner {

  private final MacKeys rows;
  private final MacKeys heads;
  private final MacKeys seals;

  @Inject
  public AuditKeys(Keyring keyring) {
    this.rows = keyring.macs(purpose("audit row"));
    this.heads = keyring.macs(purpose("audit head"));
    this.seals = keyring.macs(purpose("audit"));
  }

  private static KeyPurpose purpose(String label) {
    return KeyPurpose.of(label, EarlierDerivation.LABEL_AND_SECRET);
  }

  @Override
  public String sign(AuditRow row) {
    return rows.sign(row.canonical());
  }

  MacKeys rows() {
    return rows;
  }

  MacKeys heads() {
    return heads;
  }

  Chain chainOf(String day) {
    return new Chain(seals, day);
  }

  Chain chainAfter(String seal, long position) {
    return new Chain(seals, seal, position);
  }
}
