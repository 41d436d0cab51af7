package io.bedloe.identity.audit.data;

import io.bedloe.identity.audit.model.Head;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The heads of the audit trail: one chain over the ends of all days' chains. */
@ApplicationScoped
public class Heads {

  private static final String COLUMNS =
      "SELECT number, at, day::text AS day, position, seal, sealed_before, mac FROM audit_heads ";

  private final Sql sql;

  @Inject
  public Heads(Sql sql) {
    this.sql = sql;
  }

  public void add(Head head) {
    sql.update(
        """
        INSERT INTO audit_heads (number, at, day, position, seal, sealed_before, mac)
        VALUES (?, ?, ?::date, ?, ?, ?, ?)""",
        head.number(),
        head.at(),
        head.day(),
        head.position(),
        head.seal(),
        head.sealedBefore(),
        head.mac());
  }

  /** Returns the newest head. */
  public Optional<Head> last() {
    return sql.one(COLUMNS + "ORDER BY number DESC LIMIT 1", Heads::head);
  }

  /** Returns the newest head of a day's chain. */
  public Optional<Head> lastOf(String day) {
    return sql.one(
        COLUMNS + "WHERE day = ?::date AND number > 0 ORDER BY number DESC LIMIT 1",
        Heads::head,
        day);
  }

  public Optional<Head> byNumber(long number) {
    return sql.one(COLUMNS + "WHERE number = ?", Heads::head, number);
  }

  /** Returns the number of the last head before a time; 0 when there is none. */
  public long numberBefore(Instant moment) {
    return sql.one(
            "SELECT number FROM audit_heads WHERE at < ? ORDER BY at DESC, number DESC LIMIT 1",
            row -> row.number("number"),
            moment)
        .orElse(0L);
  }

  /** Visits each head from a number to the newest one, in order; needs a transaction. */
  public void forEachFrom(long number, Consumer<Head> visitor) {
    sql.each(
        COLUMNS + "WHERE number >= ? ORDER BY number", row -> visitor.accept(head(row)), number);
  }

  private static Head head(Row row) {
    return new Head(
        row.number("number"),
        row.instant("at"),
        row.text("day"),
        row.number("position"),
        row.text("seal"),
        row.number("sealed_before"),
        row.text("mac"));
  }
}
