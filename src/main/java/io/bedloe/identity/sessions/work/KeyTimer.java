package io.bedloe.identity.sessions.work;

import io.bedloe.identity.sessions.usecase.RotateKeys;
import io.bedloe.platform.persistence.Schema;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Checks regularly whether a new signing key is due; the stored keys determine the time. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyTimer {

  private static final Logger LOG = Logger.getLogger(KeyTimer.class.getName());

  private final Schema schema;
  private final RotateKeys rotate;

  @Inject
  public KeyTimer(Schema schema, RotateKeys rotate) {
    this.schema = schema;
    this.rotate = rotate;
  }

  /** The container needs this constructor. */
  @SuppressWarnings("NullAway")
  public KeyTimer() {
    this.schema = null;
    this.rotate = null;
  }

  @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
  void run() {
    if (schema.state() != Schema.State.CURRENT) {
      return;
    }
    try {
      rotate.whenDue();
    } catch (RuntimeException failure) {
      LOG.log(
          Level.WARNING,
          "the signing keys could not be rotated; the next run tries again",
          failure);
    }
  }
}
