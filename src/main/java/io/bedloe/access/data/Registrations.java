package io.bedloe.access.data;

import io.bedloe.access.model.MailedToken;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Those who have registered and not yet shown that the address is theirs. They are no accounts: an
 * address that somebody else has typed is nobody's, and what is not verified is forgotten.
 */
@ApplicationScoped
public class Registrations {

  private final Sql sql;
  private final Ids ids;

  @Inject
  public Registrations(Sql sql, Ids ids) {
    this.sql = sql;
    this.ids = ids;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected Registrations() {
    this.sql = null;
    this.ids = null;
  }

  /** Who wants an account. */
  public record Wanted(String email, String name, String passwordHash) {

    /** Never the hash. */
    @Override
    public String toString() {
      return email;
    }
  }

  /** A registration that has been verified, and is none any more. */
  public record Verified(UUID id, Wanted wanted) {}

  /** Keeps a registration; a former one of the address is void. Answers its id. */
  public UUID put(Wanted wanted, MailedToken token, Instant now, Instant expiresAt) {
    return sql.single(
        """
        INSERT INTO registrations (id, email, name, password_hash, token_hash, created_at,
          expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (lower(email)) DO UPDATE SET id = excluded.id, email = excluded.email,
          name = excluded.name, password_hash = excluded.password_hash,
          token_hash = excluded.token_hash, created_at = excluded.created_at,
          expires_at = excluded.expires_at
        RETURNING id""",
        row -> row.uuid("id"),
        ids.next(),
        wanted.email(),
        wanted.name(),
        wanted.passwordHash(),
        token.hash(),
        now,
        expiresAt);
  }

  /**
   * Gives the registration of an address another token, and no more time; answers the address as it
   * was typed.
   */
  public Optional<String> renew(String email, MailedToken token, Instant now) {
    return sql.one(
        """
        UPDATE registrations SET token_hash = ?
        WHERE lower(email) = lower(?) AND expires_at > ? RETURNING email""",
        row -> row.text("email"),
        token.hash(),
        email,
        now);
  }

  /** Takes the registration of a token away, for one of those who ask for it. */
  public Optional<Verified> take(MailedToken token, Instant now) {
    return sql.one(
        """
        DELETE FROM registrations WHERE token_hash = ? AND expires_at > ?
        RETURNING id, email, name, password_hash""",
        row -> new Verified(row.uuid("id"), wanted(row)),
        token.hash(),
        now);
  }

  /** What the password of a token's registration hashes to. */
  public Optional<String> passwordHash(MailedToken token, Instant now) {
    return sql.one(
        "SELECT password_hash FROM registrations WHERE token_hash = ? AND expires_at > ?",
        row -> row.text("password_hash"),
        token.hash(),
        now);
  }

  /** What the password of a registration hashes to. */
  public Optional<String> passwordHash(String email, Instant now) {
    return sql.one(
        "SELECT password_hash FROM registrations WHERE lower(email) = lower(?) AND expires_at > ?",
        row -> row.text("password_hash"),
        email,
        now);
  }

  public int forgetExpired(Instant now) {
    return sql.update("DELETE FROM registrations WHERE expires_at <= ?", now);
  }

  private static Wanted wanted(Row row) {
    return new Wanted(row.text("email"), row.text("name"), row.text("password_hash"));
  }
}
