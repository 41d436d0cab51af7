package io.bedloe.platform.audit;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.SessionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail as it is stored.
 *
 * @param at the time, with the microsecond precision of PostgreSQL
 * @param before the JSON before the change; null for a new resource
 * @param after the JSON after the change; null for a deleted resource
 */
public record AuditRow(
    AuditEntryId id,
    Instant at,
    String action,
    String subjectType,
    String subjectId,
    Actor actor,
    @Nullable String requestId,
    @Nullable String before,
    @Nullable String after) {

  public AuditRow {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * The author of a change, and the credential that was used.
   *
   * @param impersonatorId the account that acted as the actor; null without impersonation
   */
  public record Actor(
      AccountId id,
      String name,
      @Nullable SessionId sessionId,
      @Nullable ApiKeyId apiKeyId,
      @Nullable AccountId impersonatorId) {}

  /**
   * Returns all columns of the row in one text. It is the same for the written row and for the row
   * that is read, although {@code jsonb} reorders members and changes the form of numbers.
   */
  public String canonical() {
    var all = new StringBuilder("[");
    add(id, all);
    all.append(ChronoUnit.MICROS.between(Instant.EPOCH, at)).append(',');
    add(action, all);
    add(subjectType, all);
    add(subjectId, all);
    add(actor.id(), all);
    add(actor.name(), all);
    add(actor.sessionId(), all);
    add(actor.apiKeyId(), all);
    add(actor.impersonatorId(), all);
    add(requestId, all);
    add(before == null ? null : CanonicalJson.of(before), all);
    CanonicalJson.quote(after == null ? null : CanonicalJson.of(after), all);
    return all.append(']').toString();
  }

  private static void add(@Nullable Object value, StringBuilder all) {
    CanonicalJson.quote(value == null ? null : value.toString(), all);
    all.append(',');
  }
}
