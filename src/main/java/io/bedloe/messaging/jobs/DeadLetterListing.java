package io.bedloe.messaging.jobs;

import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;

/** The list of dead letters: its fields, filters and sorts. */
public final class DeadLetterListing implements PageOf.Definition {

  static final String COLUMNS =
      """
      d.id, d.kind, d.type, d.attempts, d.request_id, d.trace_id, d.failed_at, d.created_at,
      CASE WHEN d.kind = 'WEBHOOK_DELIVERY' THEN d.error ELSE
        (SELECT f.error FROM job_failures f WHERE f.job_id = d.id ORDER BY f.token DESC LIMIT 1)
      END AS error""";

  static final String DEAD_LETTERS =
      """
      (SELECT id, CASE lane WHEN 'MAIL' THEN 'MAIL' ELSE 'JOB' END AS kind, type, attempts,
        request_id, nullif(split_part(trace_parent, '-', 2), '') AS trace_id,
        finished_at AS failed_at, created_at, NULL AS error, xmin::text::bigint AS version
      FROM jobs WHERE state = 'DEAD'
      UNION ALL
      SELECT id, 'WEBHOOK_DELIVERY', event_type, attempts, NULL, NULL,
        attempted_at, created_at, error, xmin::text::bigint
      FROM webhook_deliveries WHERE status = 'FAILED')""";

  public static final Listing<DeadLetterView> LISTING =
      Listing.of("dead letters", DeadLetterView.class)
          .select(COLUMNS)
          .from(DEAD_LETTERS + " d")
          .id("d.id")
          .fields(
              Field.filterable("id", FieldType.ID, "d.id"),
              Field.choice("kind", DeadLetterKind.class, "d.kind"),
              Field.filterable("type", FieldType.TEXT, "d.type"),
              Field.filterable("requestId", FieldType.TEXT, "d.request_id"),
              Field.sortable("failedAt", FieldType.TIME, "d.failed_at"))
          .order("-failedAt")
          .read(DeadLetterListing::view);

  @Override
  public Listing<DeadLetterView> listing() {
    return LISTING;
  }

  static DeadLetterView view(Row row) {
    return new DeadLetterView(
        row.id("id", DeadLetterId::new),
        row.constant("kind", DeadLetterKind.class),
        row.text("type"),
        row.integer("attempts"),
        row.textOrNull("error"),
        row.textOrNull("request_id"),
        row.textOrNull("trace_id"),
        row.instant("failed_at"),
        row.instant("created_at"));
  }
}
