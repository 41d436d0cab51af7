package io.bedloe.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Id;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.http.RequestId;
import io.bedloe.platform.json.Json;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records each change and its author in the transaction of the change. */
@ApplicationScoped
public class AuditTrail {

  private static final String INSERT =
      """
      INSERT INTO audit_log (id, at, action, subject_type, subject_id, actor_id, actor_name,
        session_id, api_key_id, impersonator_id, request_id, before, after, mac)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""";

  private final Sql sql;
  private final Ids ids;
  private final Clock clock;
  private final AuditActor actor;
  private final AuditSigner signer;
  private final ChangeObserver observer;

  @Inject
  public AuditTrail(
      Sql sql,
      Ids ids,
      Clock clock,
      AuditActor actor,
      AuditSigner signer,
      ChangeObserver observer) {
    this.sql = sql;
    this.ids = ids;
    this.clock = clock;
    this.actor = actor;
    this.signer = signer;
    this.observer = observer;
  }

  /**
   * The resource that was changed.
   *
   * @param type the resource type, such as {@code order}
   */
  public record Subject(String type, String id) {

    public static Subject of(String type, Id id) {
      return new Subject(type, id.toString());
    }
  }

  /**
   * Records a change by the current caller, or by the server itself.
   *
   * @param action the action, such as {@code order.placed}
   * @param before the values before; null for a new resource
   * @param after the values after; null for a deleted resource
   */
  public void record(
      String action, Subject subject, @Nullable Object before, @Nullable Object after) {
    record(actor.current().orElse(Caller.SYSTEM), action, subject, before, after);
  }

  /** Records a change by an actor that is not the current caller, or not yet. */
  public void record(
      Caller actor,
      String action,
      Subject subject,
      @Nullable Object before,
      @Nullable Object after) {
    sql.update(INSERT, values(row(actor, clock.instant(), action, subject, before, after)));
    observer.changed(List.of(new AuditedChange(action, subject, before, after)));
  }

  /**
   * Records a change by the current caller in the same round trip as the next statement of the
   * transaction, for work that many requests wait for.
   */
  public void recordLater(
      String action, Subject subject, @Nullable Object before, @Nullable Object after) {
    var author = actor.current().orElse(Caller.SYSTEM);
    sql.updateLater(INSERT, values(row(author, clock.instant(), action, subject, before, after)));
    observer.changed(List.of(new AuditedChange(action, subject, before, after)));
  }

  private @Nullable Object[] values(AuditRow row) {
    return new @Nullable Object[] {
      row.id(),
      row.at(),
      row.action(),
      row.subjectType(),
      row.subjectId(),
      row.actor().id(),
      row.actor().name(),
      row.actor().sessionId(),
      row.actor().apiKeyId(),
      row.actor().impersonatorId(),
      row.requestId(),
      row.before(),
      row.after(),
      signer.sign(row)
    };
  }

  /**
   * One of several changes of the same kind.
   *
   * @param id the id of the changed resource
   * @param before the values before; null for a new resource
   * @param after the values after; null for a deleted resource
   */
  public record Change(Id id, @Nullable Object before, @Nullable Object after) {}

  /** Records several changes of the same kind in one statement. */
  public void recordAll(Caller actor, String action, String subjectType, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var now = clock.instant();
    var rows =
        changes.stream()
            .map(
                change ->
                    row(
                        actor,
                        now,
                        action,
                        Subject.of(subjectType, change.id()),
                        change.before(),
                        change.after()))
            .toList();
    sql.update(
        """
        INSERT INTO audit_log (id, at, action, subject_type, subject_id, actor_id, actor_name,
          session_id, api_key_id, impersonator_id, request_id, before, after, mac)
        SELECT c.id, ?, ?, ?, c.subject_id, ?, ?, ?, ?, ?, ?, c.before::jsonb, c.after::jsonb, c.mac
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
          AS c (id, subject_id, before, after, mac)""",
        rows.get(0).at(),
        action,
        subjectType,
        actor.id(),
        actor.name(),
        actor.sessionId(),
        actor.apiKeyId(),
        actor.impersonatorId(),
        RequestId.current(),
        rows.stream().map(AuditRow::id).toArray(AuditEntryId[]::new),
        rows.stream().map(AuditRow::subjectId).toArray(String[]::new),
        rows.stream().map(AuditRow::before).toArray(String[]::new),
        rows.stream().map(AuditRow::after).toArray(String[]::new),
        rows.stream().map(signer::sign).toArray(String[]::new));
    observer.changed(
        changes.stream()
            .map(
                change ->
                    new AuditedChange(
                        action,
                        Subject.of(subjectType, change.id()),
                        change.before(),
                        change.after()))
            .toList());
  }

  private AuditRow row(
      Caller actor,
      Instant at,
      String action,
      Subject subject,
      @Nullable Object before,
      @Nullable Object after) {
    return new AuditRow(
        new AuditEntryId(ids.next()),
        at,
        action,
        subject.type(),
        subject.id(),
        new AuditRow.Actor(
            actor.id(), actor.name(), actor.sessionId(), actor.apiKeyId(), actor.impersonatorId()),
        RequestId.current(),
        json(before),
        json(after));
  }

  private static @Nullable String json(@Nullable Object state) {
    try {
      return state == null ? null : Secrets.masked(Json.mapper().writeValueAsString(state));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the state of a resource can be written as JSON", impossible);
    }
  }
}
