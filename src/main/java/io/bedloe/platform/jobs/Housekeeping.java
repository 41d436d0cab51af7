package io.bedloe.platform.jobs;

import io.bedloe.platform.idempotency.IdempotencyStore;
import io.bedloe.platform.persistence.Schema;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes stored responses that have expired; any server may run it at any time. */
@Singleton
public class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

  private final Schema schema;
  private final IdempotencyStore answers;

  @Inject
  public Housekeeping(Schema schema, IdempotencyStore answers) {
    this.schema = schema;
    this.answers = answers;
  }

  /** The container needs this constructor. */
  @SuppressWarnings("NullAway")
  public Housekeeping() {
    this.schema = null;
    this.answers = null;
  }

  @Schedule(hour = "*", minute = "17", persistent = false)
  void run() {
    if (schema.state() == Schema.State.CURRENT) {
      LOG.log(Level.INFO, "{0} expired idempotency records were deleted", answers.deleteOld());
    }
  }
}
