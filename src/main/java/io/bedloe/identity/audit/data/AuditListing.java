package io.bedloe.identity.audit.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.bedloe.identity.audit.AuditView;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.audit.AuditEntryId;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.lists.Field;
import io.bedloe.platform.lists.FieldType;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.persistence.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of audit entries: its fields, filters and sorts. */
public final class AuditListing implements PageOf.Definition {

  public static final Listing<AuditView> LISTING =
      Listing.of("audit", AuditView.class)
          .select(
              """
              a.id, a.at, a.action, a.subject_type, a.subject_id, a.actor_id, a.actor_name,
              a.session_id, a.api_key_id, a.impersonator_id, a.request_id, a.before::text AS before, a.after::text AS after""")
          .from("audit_log a")
          .id("a.id")
          .fields(
              Field.filterable("id", FieldType.ID, "a.id"),
              Field.sortable("at", FieldType.TIME, "a.at"),
              Field.filterable("action", FieldType.TEXT, "a.action"),
              Field.filterable("subjectType", FieldType.TEXT, "a.subject_type"),
              Field.filterable("subjectId", FieldType.TEXT, "a.subject_id"),
              Field.filterable("actorId", FieldType.ID, "a.actor_id"),
              Field.filterable("actorName", FieldType.TEXT, "a.actor_name"),
              Field.filterable("sessionId", FieldType.ID, "a.session_id"),
              Field.filterable("apiKeyId", FieldType.ID, "a.api_key_id"),
              Field.filterable("impersonatorId", FieldType.ID, "a.impersonator_id"),
              Field.filterable("requestId", FieldType.TEXT, "a.request_id"))
          .order("-at")
          .read(AuditListing::view);

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  @Override
  public Listing<AuditView> listing() {
    return LISTING;
  }

  private static AuditView view(Row row) {
    return new AuditView(
        row.id("id", AuditEntryId::new),
        row.instant("at"),
        row.text("action"),
        row.text("subject_type"),
        row.text("subject_id"),
        row.id("actor_id", AccountId::new),
        row.text("actor_name"),
        row.idOrNull("session_id", SessionId::new),
        row.idOrNull("api_key_id", ApiKeyId::new),
        row.idOrNull("impersonator_id", AccountId::new),
        row.textOrNull("request_id"),
        state(row.textOrNull("before")),
        state(row.textOrNull("after")));
  }

  private static @Nullable Map<String, Object> state(@Nullable String json) {
    try {
      return json == null ? null : Json.mapper().readValue(json, OBJECT);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("an audit row is not JSON", broken);
    }
  }
}
