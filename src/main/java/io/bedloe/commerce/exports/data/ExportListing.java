package io.bedloe.commerce.exports.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bedloe.commerce.exports.ExportFormat;
import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportStatus;
import io.bedloe.commerce.exports.ExportView;
import io.bedloe.commerce.exports.ExportView.Failure;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;
import java.time.Instant;
import java.util.Map;

/** The list of exports: its fields, filters and sorts. */
public final class ExportListing implements PageOf.Definition {

  static final String COLUMNS =
      """
      e.id, e.resource, e.format, e.filters::text AS filters, e.state, e.rows, e.bytes, e.total,
      e.created_at, e.finished_at, e.expires_at, e.failure_code, e.failure_detail""";

  public static final Listing<ExportView> LISTING =
      Listing.of("exports", ExportView.class)
          .select(COLUMNS)
          .from("exports e")
          .id("e.id")
          .fields(
              Field.filterable("id", FieldType.ID, "e.id"),
              Field.filterable("resource", FieldType.TEXT, "e.resource"),
              Field.choice("format", ExportFormat.class, "e.format"),
              Field.choice("status", ExportStatus.class, "e.state"),
              Field.sortable("createdAt", FieldType.TIME, "e.created_at"))
          .order("-createdAt")
          .read(ExportListing::view);

  @Override
  public Listing<ExportView> listing() {
    return LISTING;
  }

  /**
   * Returns the condition for the caller's own exports that have not expired. A caller with fewer
   * rights, such as an API key of the account, does not see what the account has exported with
   * more.
   */
  public static Condition of(Caller caller, Instant now) {
    return Condition.of(
            "e.actor_id = ? AND e.permissions <@ ? AND e.expires_at > ?",
            caller.id(),
            rightsToRead(caller),
            now)
        .grouped();
  }

  /** Returns the names of the permissions that decide what a file contains. */
  static String[] rightsToRead(Caller caller) {
    return caller.permissions().stream()
        .map(Permission::code)
        .filter(code -> code.endsWith(":read") || code.endsWith(":all"))
        .sorted()
        .toArray(String[]::new);
  }

  static ExportView view(Row row) {
    var id = row.id("id", ExportId::new);
    var status = row.constant("state", ExportStatus.class);
    var failure = row.textOrNull("failure_code");
    return new ExportView(
        id,
        row.text("resource"),
        row.constant("format", ExportFormat.class),
        filters(row.text("filters")),
        status,
        progress(row, status),
        row.number("rows"),
        row.number("bytes"),
        row.instant("created_at"),
        row.instantOrNull("finished_at"),
        row.instant("expires_at"),
        status == ExportStatus.SUCCEEDED ? "/api/v1/exports/" + id + "/file" : null,
        failure == null ? null : new Failure(failure, row.text("failure_detail")));
  }

  /** Rows that are added while the file is written do not make the progress exceed 99 percent. */
  private static int progress(Row row, ExportStatus status) {
    if (status == ExportStatus.SUCCEEDED) {
      return 100;
    }
    var total = row.numberOrNull("total");
    return total == null || total == 0 ? 0 : (int) Math.min(99, row.number("rows") * 100 / total);
  }

  private static Map<String, String> filters(String json) {
    try {
      return Json.mapper().readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the stored filters of an export are not JSON", broken);
    }
  }
}
