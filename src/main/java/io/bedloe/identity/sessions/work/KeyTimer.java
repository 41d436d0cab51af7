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

/** Looks now and then whether it is time for a new signing key; the keys know when. */
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

  /** For the container only. */
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
