package io.bedloe.messaging.jobs;

import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Id;
import io.bedloe.messaging.webhooks.FailedWebhookDeliveries;
import io.bedloe.platform.audit.AuditTrail;
import io.bedloe.platform.audit.AuditTrail.Change;
import io.bedloe.platform.jobs.DeadJobs;
import io.bedloe.platform.jobs.JobAdministration;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Replays many dead letters at once. */
@Dependent
public class ReplayDeadLetters {

  static final int MOST = 1_000;

  private final JobAdministration jobs;
  private final FailedWebhookDeliveries deliveries;
  private final AuditTrail trail;

  @Inject
  public ReplayDeadLetters(
      JobAdministration jobs, FailedWebhookDeliveries deliveries, AuditTrail trail) {
    this.jobs = jobs;
    this.deliveries = deliveries;
    this.trail = trail;
  }

  /** The dead letters to replay. */
  @Schema(name = "DeadLetterFilter", description = "The dead letters to replay.")
  public record Filter(
      @Schema(description = "Their kind.") @NotNull DeadLetterKind kind,
      @Schema(
              description = "Their type; all types without it.",
              examples = "io.bedloe.order.placed.v1")
          @Nullable
          @Size(max = 200)
          String type,
      @Schema(
              description = "The first time of their failures; any time without it.",
              examples = "2026-11-23T00:00:00Z")
          @Nullable Instant failedFrom,
      @Schema(
              description = "The time before which they failed; any time without it.",
              examples = "2026-11-24T00:00:00Z")
          @Nullable Instant failedBefore,
      @Schema(
              description = "The highest number that is replayed; 1,000 without it.",
              examples = "100")
          @Nullable
          @Min(1)
          @Max(MOST)
          Integer limit) {}

  /** The result of a replay. */
  @Schema(name = "ReplayedDeadLetters", description = "How many dead letters were replayed.")
  public record Replayed(
      @Schema(description = "The number of dead letters that were replayed.", examples = "17")
          int replayed,
      @Schema(
              description =
                  "Whether the limit was reached, so that more dead letters may match the filter.",
              examples = "false")
          boolean more) {}

  /** Replays those that failed first before others; each has its row in the audit trail. */
  @Transactional
  public Replayed replay(Filter filter, Caller caller) {
    int most = filter.limit() == null ? MOST : filter.limit();
    int replayed =
        filter.kind() == DeadLetterKind.WEBHOOK_DELIVERY
            ? deliveries(filter, most, caller)
            : jobs(filter, most, caller);
    return new Replayed(replayed, replayed == most);
  }

  private int jobs(Filter filter, int most, Caller caller) {
    var dead =
        new DeadJobs(
            filter.kind() == DeadLetterKind.MAIL,
            filter.type(),
            filter.failedFrom(),
            filter.failedBefore());
    return audited("job", jobs.replay(dead, most), caller);
  }

  private int deliveries(Filter filter, int most, Caller caller) {
    var sent =
        deliveries.sendAgain(filter.type(), filter.failedFrom(), filter.failedBefore(), most);
    return audited("webhook-delivery", sent, caller);
  }

  private int audited(String subject, List<? extends Id> ids, Caller caller) {
    var changes = new ArrayList<Change>();
    ids.forEach(id -> changes.add(new Change(id, null, null)));
    trail.recordAll(caller, "dead-letter.replayed", subject, changes);
    return ids.size();
  }
}
