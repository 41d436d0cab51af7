package io.bedloe.messaging.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Version;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.webhooks.DeliveryId;
import io.bedloe.messaging.webhooks.FailedWebhookDeliveries;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Subject;
import io.bedloe.platform.jobs.JobAdministration;
import io.bedloe.platform.jobs.JobId;
import io.bedloe.platform.jobs.JobState;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits, replays and discards single dead letters. */
@Dependent
public class ManageDeadLetters {

  private final DeadLetters letters;
  private final JobAdministration jobs;
  private final FailedWebhookDeliveries deliveries;
  private final AuditTrail trail;

  @Inject
  public ManageDeadLetters(
      DeadLetters letters,
      JobAdministration jobs,
      FailedWebhookDeliveries deliveries,
      AuditTrail trail) {
    this.letters = letters;
    this.jobs = jobs;
    this.deliveries = deliveries;
    this.trail = trail;
  }

  /** Returns a dead letter. */
  public Versioned<DeadLetterView> byId(DeadLetterId id) {
    return letters.find(id).orElseThrow(() -> notFound(id));
  }

  /**
   * The part for the audit trail, without errors: they can name persons, and rows stay for ever.
   */
  record Audited(DeadLetterKind kind, String type, int attempts, Instant failedAt) {

    static Audited of(DeadLetterView letter) {
      return new Audited(letter.kind(), letter.type(), letter.attempts(), letter.failedAt());
    }
  }

  /**
   * Replays a dead letter, which is none then.
   *
   * @param seen the version that the caller saw; null for any version
   */
  @Transactional
  public DeadLetterView replay(DeadLetterId id, @Nullable Version seen) {
    var letter = locked(id, seen).value();
    if (letter.kind() == DeadLetterKind.WEBHOOK_DELIVERY) {
      deliveries.sendAgain(new DeliveryId(id.value()));
    } else {
      jobs.retry(new JobId(id.value()));
    }
    trail.record("dead-letter.replayed", subject(letter), Audited.of(letter), null);
    return letter;
  }

  /** The reason of a discard, for the audit trail. */
  record Discarded(String reason) {}

  /** Discards a dead letter, which is none then. */
  @Transactional
  public void discard(DeadLetterId id, @Nullable Version seen, String reason) {
    var letter = locked(id, seen).value();
    if (letter.kind() == DeadLetterKind.WEBHOOK_DELIVERY) {
      deliveries.discard(new DeliveryId(id.value()));
    } else {
      jobs.discard(new JobId(id.value()));
    }
    trail.record(
        "dead-letter.discarded", subject(letter), Audited.of(letter), new Discarded(reason));
  }

  /** The names of the members of a payload that were changed, for the audit trail. */
  record Edited(List<String> members) {}

  /**
   * Replaces the payload of a dead job. The audit trail gets the names of the changed members and
   * not their values, because payloads can hold personal data, which must not stay there for ever.
   */
  @Transactional
  public Versioned<DeadLetterView> edit(DeadLetterId id, Version seen, ObjectNode payload) {
    var letter = locked(id, seen);
    if (letter.value().kind() == DeadLetterKind.WEBHOOK_DELIVERY) {
      throw Rejected.because(
          DeadLetterRule.DEAD_LETTER_NOT_EDITABLE,
          "A delivery is an event as it occurred. Replay it, or discard it with a reason.");
    }
    var members = jobs.replacePayload(new JobId(id.value()), payload);
    if (members.isEmpty()) {
      return letter;
    }
    trail.record(
        "dead-letter.edited",
        subject(letter.value()),
        Audited.of(letter.value()),
        new Edited(members));
    return byId(id);
  }

  /** Locks a dead letter, and reads it again, because it may have been replayed meanwhile. */
  private Versioned<DeadLetterView> locked(DeadLetterId id, @Nullable Version seen) {
    if (!lock(byId(id).value())) {
      throw notFound(id);
    }
    var letter = byId(id);
    Version.mustBeCurrent(seen, letter.version());
    return letter;
  }

  private boolean lock(DeadLetterView letter) {
    var id = letter.id().value();
    return letter.kind() == DeadLetterKind.WEBHOOK_DELIVERY
        ? deliveries.lock(new DeliveryId(id))
        : jobs.lock(new JobId(id)).value().state() == JobState.DEAD;
  }

  private static Subject subject(DeadLetterView letter) {
    return Subject.of(
        letter.kind() == DeadLetterKind.WEBHOOK_DELIVERY ? "webhook-delivery" : "job", letter.id());
  }

  private static Rejected notFound(DeadLetterId id) {
    return Rejected.because(
        DeadLetterRule.DEAD_LETTER_NOT_FOUND,
        "There is no dead letter with the id "
            + id
            + "; it may have been replayed or discarded. GET /dead-letters lists those that wait.");
  }
}
