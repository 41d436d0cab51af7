package io.bedloe.platform.jobs;

import io.bedloe.platform.crypto.EncryptedValues;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.persistence.Schema;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Encrypts again with {@code bedloe.secret} what is encrypted with {@code bedloe.secret.previous},
 * every thirty seconds while the latter is set; and says in the log when nothing is left.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SecretRotationTimer {

  private static final Logger LOG = Logger.getLogger(SecretRotationTimer.class.getName());

  private final Schema schema;
  private final Keyring keyring;
  private final Instance<EncryptedValues> all;
  private final EncryptAgain encryptAgain;
  private boolean isDoneLogged;

  @Inject
  public SecretRotationTimer(
      Schema schema, Keyring keyring, Instance<EncryptedValues> all, EncryptAgain encryptAgain) {
    this.schema = schema;
    this.keyring = keyring;
    this.all = all;
    this.encryptAgain = encryptAgain;
  }

  /** For the container only. */
  @SuppressWarnings("NullAway")
  public SecretRotationTimer() {
    this.schema = null;
    this.keyring = null;
    this.all = null;
    this.encryptAgain = null;
  }

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void tick() {
    if (!keyring.hasPrevious() || schema.state() != Schema.State.CURRENT) {
      return;
    }
    try {
      int rows = 0;
      for (var values : all) {
        rows += encrypt(values);
      }
      if (rows == 0 && !isDoneLogged) {
        LOG.log(
            Level.INFO,
            "secret-rotation: everything that is encrypted in the database is encrypted with"
                + " bedloe.secret");
      }
      isDoneLogged = rows == 0;
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING,
          "secret-rotation: stored values could not be encrypted again; the next run tries again",
          failure);
    }
  }

  private int encrypt(EncryptedValues values) {
    int encrypted = 0;
    int unreadable = 0;
    var batch = encryptAgain.next(values, "");
    while (batch.rows() > 0) {
      encrypted += batch.encrypted();
      unreadable += batch.unreadable();
      batch = encryptAgain.next(values, batch.last());
    }
    if (encrypted > 0) {
      LOG.log(
          Level.INFO,
          "secret-rotation: {0} {1} were encrypted again with bedloe.secret",
          new Object[] {Integer.toString(encrypted), values.description()});
    }
    if (unreadable > 0) {
      LOG.log(
          Level.WARNING,
          "secret-rotation: {0} {1} can be decrypted neither with bedloe.secret nor with"
              + " bedloe.secret.previous",
          new Object[] {Integer.toString(unreadable), values.description()});
    }
    return encrypted + unreadable;
  }
}
