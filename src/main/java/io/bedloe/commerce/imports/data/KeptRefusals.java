package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.model.ImportKind;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The refused rows of imports that have ended. */
@ApplicationScoped
public class KeptRefusals {

  private final Sql sql;

  @Inject
  public KeptRefusals(Sql sql) {
    this.sql = sql;
  }

  /** An import whose refused rows are kept. */
  public record Kept(ImportId importId, ImportKind kind, String header, char delimiter) {}

  /**
   * A refused row.
   *
   * @param record the sender's own cells as a line of CSV
   */
  public record Refusal(
      long rowNumber, String record, String column, String refusalCode, String detail) {}

  /** An import of an account that has ended well. */
  public Optional<Kept> of(ImportId importId, AccountId actorId) {
    return sql.one(
        """
        SELECT kind, header, delimiter FROM imports
        WHERE id = ? AND actor_id = ? AND state = 'DONE'""",
        row ->
            new Kept(
                importId,
                row.constant("kind", ImportKind.class),
                row.text("header"),
                row.text("delimiter").charAt(0)),
        importId,
        actorId);
  }

  /** The next refused rows behind one. */
  public List<Refusal> after(ImportId importId, long last, int most) {
    return sql.list(
        """
        SELECT row_number, record, refused_column, refused_code, refused_detail
        FROM import_refusals WHERE import_id = ? AND row_number > ? ORDER BY row_number LIMIT ?""",
        row ->
            new Refusal(
                row.number("row_number"),
                row.text("record"),
                row.text("refused_column"),
                row.text("refused_code"),
                row.text("refused_detail")),
        importId,
        last,
        most);
  }
}
