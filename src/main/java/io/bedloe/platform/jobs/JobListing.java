package io.bedloe.platform.jobs;

import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;

/**
 * The list of jobs: its fields, filters and sorts. Ids grow with time, so that the primary key is
 * the index of the order, and the table needs no other one for it.
 */
public final class JobListing implements PageOf.Definition {

  static final String COLUMNS =
      """
      j.id, j.type, j.lane, j.state, j.priority, j.attempts, j.run_at, j.started_at, j.finished_at,
      j.cancel_requested, j.progress_done, j.progress_total, j.request_id,
      nullif(split_part(j.trace_parent, '-', 2), '') AS trace_id, j.created_at,
      (SELECT f.error FROM job_failures f WHERE f.job_id = j.id ORDER BY f.token DESC LIMIT 1)
        AS last_error""";

  public static final Listing<JobView> LISTING =
      Listing.of("jobs", JobView.class)
          .select(COLUMNS)
          .from("jobs j")
          .id("j.id")
          .fields(
              Field.sortable("id", FieldType.ID, "j.id"),
              Field.choice("state", JobState.class, "j.state"),
              Field.choice("lane", Lane.class, "j.lane"),
              Field.filterable("type", FieldType.TEXT, "j.type"),
              Field.filterable("requestId", FieldType.TEXT, "j.request_id"),
              Field.filterable("createdAt", FieldType.TIME, "j.created_at"),
              Field.filterable("runAt", FieldType.TIME, "j.run_at"),
              Field.filterable("finishedAt", FieldType.TIME, "j.finished_at"))
          .order("-id")
          .read(JobListing::view);

  @Override
  public Listing<JobView> listing() {
    return LISTING;
  }

  static JobView view(Row row) {
    return new JobView(
        row.id("id", JobId::new),
        row.text("type"),
        row.constant("lane", Lane.class),
        row.constant("state", JobState.class),
        row.integer("priority"),
        row.integer("attempts"),
        row.instant("run_at"),
        row.instantOrNull("started_at"),
        row.instantOrNull("finished_at"),
        row.flag("cancel_requested"),
        row.numberOrNull("progress_done"),
        row.numberOrNull("progress_total"),
        row.textOrNull("last_error"),
        row.textOrNull("request_id"),
        row.textOrNull("trace_id"),
        row.instant("created_at"));
  }
}
