package io.bedloe.it;

import java.util.UUID;

/** An import that another server has just begun. */
public final class RunningImport {

  private RunningImport() {}

  /** Inserts an import of an account and returns its id. */
  public static String of(String email) {
    var id = UUID.randomUUID();
    Database.shared()
        .execute(
            """
            INSERT INTO imports (id, kind, state, dry_run, header, delimiter, rows_read, refused,
              actor_id, actor_name, started_at, alive_at)
            SELECT ?, 'PRODUCTS', 'RUNNING', FALSE, '', ',', 0, 0, id, email, now(), now()
            FROM users WHERE email = ?""",
            id,
            email);
    return id.toString();
  }
}
