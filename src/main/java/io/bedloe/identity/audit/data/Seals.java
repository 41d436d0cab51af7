package io.bedloe.identity.audit.data;

import io.bedloe.identity.audit.model.Chain;
import io.bedloe.identity.audit.model.DayCheck.Found;
import io.bedloe.identity.audit.model.DayCheck.Place;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.audit.AuditEntryId;
import io.bedloe.platform.audit.AuditRow;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The seals of the audit trail. */
@ApplicationScoped
public class Seals {

  /**
   * The canonical text of a row: all of its columns, in a form that does not depend on session
   * settings. The impersonator was added later; it stands at the end, and only where there is one.
   */
  private static final String CANONICAL =
      """
      (jsonb_build_array(a.id, (extract(epoch FROM a.at) * 1000000)::bigint, a.action,
        a.subject_type, a.subject_id, a.actor_id, a.actor_name, a.session_id, a.api_key_id,
        a.request_id, a.before, a.after)
        || CASE WHEN a.impersonator_id IS NULL THEN '[]'::jsonb
             ELSE jsonb_build_array(a.impersonator_id) END)::text""";

  private static final String DAY = "(a.at AT TIME ZONE 'UTC')::date";

  private final Sql sql;

  @Inject
  public Seals(Sql sql) {
    this.sql = sql;
  }

  /**
   * A row that has no seal yet.
   *
   * @param mac the code of the row; null when it has none
   * @param canonical all columns of the row in one text; null when the row has a code
   */
  public record Unsealed(
      AuditEntryId id, String day, @Nullable String mac, @Nullable String canonical, long txid) {

    /** Returns the text that the seal is computed from. */
    public String sealedText() {
      return mac == null ? Objects.requireNonNull(canonical) : Chain.textOfCode(mac);
    }
  }

  /** A seal of a row at its place in the chain of a day. */
  public record Seal(String day, long position, AuditEntryId auditId, String hash) {}

  /** The end of a day's chain according to its seals. */
  public record End(long position, String hash) {}

  /** Takes a lock, so that only one server seals at a time. */
  public void lock() {
    sql.advisoryLock("audit.seal");
  }

  /**
   * Returns rows that no open transaction can precede any more, in the order of their transactions.
   *
   * @param sealedBefore rows of older transactions have a seal
   */
  public List<Unsealed> unsealed(long sealedBefore, int most) {
    return sql.list(
        """
        SELECT a.id, %s::text AS day, a.mac,
          CASE WHEN a.mac IS NULL THEN %s END AS canonical, a.txid
        FROM audit_log a
        WHERE a.txid >= (CASE
            -- Restored from a dump into a younger database: all that has no seal
            WHEN ? > pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN 0
            ELSE ? END)
          AND a.txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
          AND NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.audit_id = a.id)
        ORDER BY a.txid, a.id LIMIT ?"""
            .formatted(DAY, CANONICAL),
        row ->
            new Unsealed(
                row.id("id", AuditEntryId::new),
                row.text("day"),
                row.textOrNull("mac"),
                row.textOrNull("canonical"),
                row.number("txid")),
        sealedBefore,
        sealedBefore,
        most);
  }

  /** Reads the progress that earlier versions recorded; they wrote no heads. */
  public long sealedBeforeOfEarlierVersions() {
    return sql.single(
        "SELECT sealed_before FROM audit_sealing", row -> row.number("sealed_before"));
  }

  public Optional<End> end(String day) {
    return sql.one(
        """
        SELECT position, hash FROM audit_seals WHERE day = ?::date
        ORDER BY position DESC LIMIT 1""",
        row -> new End(row.number("position"), row.text("hash")),
        day);
  }

  public void add(List<Seal> seals) {
    sql.update(
        """
        INSERT INTO audit_seals (day, position, audit_id, hash)
        SELECT s.day::date, s.position, s.audit_id, s.hash
        FROM unnest(?::text[], ?::bigint[], ?::uuid[], ?::text[])
          AS s (day, position, audit_id, hash)""",
        seals.stream().map(Seal::day).toArray(String[]::new),
        seals.stream().map(Seal::position).toArray(Long[]::new),
        seals.stream().map(Seal::auditId).toArray(AuditEntryId[]::new),
        seals.stream().map(Seal::hash).toArray(String[]::new));
  }

  /** Visits every position of a day's chain in order; needs a transaction. */
  public void forEachOf(LocalDate day, Consumer<Place> visitor) {
    sql.each(
        """
        SELECT s.position, s.audit_id, s.hash, a.id, a.at, a.action, a.subject_type, a.subject_id,
          a.actor_id, a.actor_name, a.session_id, a.api_key_id, a.impersonator_id, a.request_id,
          a.before::text AS before, a.after::text AS after, a.mac, a.txid,
          CASE WHEN a.id IS NULL THEN NULL ELSE %s END AS canonical
        FROM audit_seals s LEFT JOIN audit_log a ON a.id = s.audit_id
        WHERE s.day = ?::date ORDER BY s.position"""
            .formatted(CANONICAL),
        row -> visitor.accept(place(row)),
        day.toString());
  }

  /**
   * Returns the number of rows of a day that have no seal; with {@code overdue} only those that
   * should have one.
   */
  public long unsealedOf(LocalDate day, boolean overdue) {
    return sql.single(
        """
        SELECT count(*) AS n FROM audit_log a
        WHERE a.at >= ?::date AT TIME ZONE 'UTC' AND a.at < (?::date + 1) AT TIME ZONE 'UTC'
          AND NOT EXISTS (SELECT 1 FROM audit_seals s WHERE s.audit_id = a.id)
          AND (NOT ? OR a.txid
            < (SELECT sealed_before FROM audit_heads ORDER BY number DESC LIMIT 1))""",
        row -> row.number("n"),
        day.toString(),
        day.toString(),
        overdue);
  }

  private static Place place(Row row) {
    return new Place(
        row.number("position"),
        row.id("audit_id", AuditEntryId::new),
        row.text("hash"),
        row.idOrNull("id", AuditEntryId::new) == null ? null : found(row));
  }

  private static Found found(Row row) {
    var actor =
        new AuditRow.Actor(
            row.id("actor_id", AccountId::new),
            row.text("actor_name"),
            row.idOrNull("session_id", SessionId::new),
            row.idOrNull("api_key_id", ApiKeyId::new),
            row.idOrNull("impersonator_id", AccountId::new));
    var written =
        new AuditRow(
            row.id("id", AuditEntryId::new),
            row.instant("at"),
            row.text("action"),
            row.text("subject_type"),
            row.text("subject_id"),
            actor,
            row.textOrNull("request_id"),
            row.textOrNull("before"),
            row.textOrNull("after"));
    return new Found(
        row.text("canonical"), written.canonical(), row.textOrNull("mac"), row.number("txid"));
  }
}
