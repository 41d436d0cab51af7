package io.bedloe.bench.growth;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends rows to {@code COPY ... FROM STDIN} in its text format, 64 KiB at a time. */
final class CopyRows implements AutoCloseable {

  private static final int CHUNK = 64 * 1024;

  private final CopyIn copy;
  private final StringBuilder text = new StringBuilder(CHUNK + 4096);
  private boolean isInRow;
  private long rows;

  /**
   * Begins to send rows.
   *
   * @param target the table and its columns, such as {@code users (id, email)}
   */
  CopyRows(Connection connection, String target) throws SQLException {
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + target + " FROM STDIN (FORMAT text)");
  }

  /** Adds the next value of the row; texts must hold no tab, line break or backslash. */
  CopyRows value(@Nullable Object value) {
    if (isInRow) {
      text.append('\t');
    }
    isInRow = true;
    if (value == null) {
      text.append("\\N");
    } else {
      text.append(value);
    }
    return this;
  }

  /** Ends the row. */
  void endRow() throws SQLException {
    text.append('\n');
    isInRow = false;
    rows++;
    if (text.length() > CHUNK) {
      flush();
    }
  }

  long rows() {
    return rows;
  }

  private void flush() throws SQLException {
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }

  /** Sends what is left and waits until the database has it. */
  @Override
  public void close() throws SQLException {
    flush();
    copy.endCopy();
  }
}
