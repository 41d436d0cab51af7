package io.bedloe.platform.jobs;

import io.bedloe.platform.crypto.Keyring;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Encrypts stored values again, every thirty seconds while {@code bedloe.secret.previous} is set;
 * several servers may do it at the same time. A run can take minutes, so that no transaction of the
 * timer may be open meanwhile.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SecretRotationTimer {

  @Inject private Recurring recurring;
  @Inject private Keyring keyring;
  @Inject private EncryptAgain encryptAgain;

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void tick() {
    if (keyring.hasPrevious()) {
      recurring.run("encrypt stored values again", encryptAgain::encryptAll);
    }
  }
}
