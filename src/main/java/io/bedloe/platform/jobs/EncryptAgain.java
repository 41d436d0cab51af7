package io.bedloe.platform.jobs;

import io.bedloe.platform.crypto.EncryptedColumn;
import io.bedloe.platform.crypto.EncryptedColumns;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Encrypts stored values again that were encrypted with another key than the current one of {@code
 * bedloe.secret}.
 *
 * <p>Each value is read without a lock and replaced in a transaction of its own, if it is still the
 * one that was read: a value that somebody changes in the meantime stays as it is, servers that do
 * the same work at the same time do not wait for each other's batches, and no request can deadlock
 * with it.
 */
@ApplicationScoped
public class EncryptAgain {

  private static final Logger LOG = Logger.getLogger(EncryptAgain.class.getName());

  private static final int ROWS_AT_A_TIME = 200;

  private final Sql sql;
  private final Instance<EncryptedColumns> features;
  private volatile boolean isDoneLogged;

  @Inject
  public EncryptAgain(Sql sql, Instance<EncryptedColumns> features) {
    this.sql = sql;
    this.features = features;
  }

  /** Encrypts all columns again, and logs when nothing is left. */
  public void encryptAll() {
    boolean wasDone = isDoneLogged;
    isDoneLogged = false;
    int found = 0;
    for (var feature : features) {
      for (var column : feature.encryptedColumns()) {
        found += encrypt(column);
      }
    }
    if (found == 0 && !wasDone) {
      LOG.log(
          Level.INFO,
          "secret-rotation: everything that is encrypted in the database is encrypted with"
              + " bedloe.secret");
    }
    isDoneLogged = found == 0;
  }

  /** Returns the number of values that were found encrypted in another way. */
  private int encrypt(EncryptedColumn column) {
    int found = 0;
    int encrypted = 0;
    int unreadable = 0;
    var rows = next(column, "");
    while (!rows.isEmpty()) {
      for (var row : rows) {
        var text = column.encryption().tryToDecrypt(row.encrypted());
        if (text.isEmpty()) {
          unreadable++;
        } else {
          encrypted += replace(column, row, text.get());
        }
      }
      found += rows.size();
      rows = next(column, rows.get(rows.size() - 1).id());
    }
    if (encrypted > 0) {
      LOG.log(
          Level.INFO,
          "secret-rotation: {0} {1} were encrypted again with bedloe.secret",
          new Object[] {Integer.toString(encrypted), column.values()});
    }
    if (unreadable > 0) {
      LOG.log(
          Level.WARNING,
          "secret-rotation: {0} {1} can be decrypted neither with bedloe.secret nor with"
              + " bedloe.secret.previous",
          new Object[] {Integer.toString(unreadable), column.values()});
    }
    return found;
  }

  private List<Stored> next(EncryptedColumn column, String after) {
    return sql.list(
        column.find(),
        row -> new Stored(row.text("id"), row.text("encrypted")),
        after,
        column.encryption().currentPrefix(),
        ROWS_AT_A_TIME);
  }

  private int replace(EncryptedColumn column, Stored row, String text) {
    return sql.update(
        column.replace(), column.encryption().encrypt(text), row.id(), row.encrypted());
  }

  /** A value that is encrypted in another way than new ones. */
  record Stored(String id, String encrypted) {

    /** Leaves the value out. */
    @Override
    public String toString() {
      return "Stored[" + id + "]";
    }
  }
}
