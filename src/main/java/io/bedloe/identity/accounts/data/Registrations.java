package io.bedloe.identity.accounts.data;

import io.bedloe.identity.accounts.RegistrationId;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Registrations whose e-mail address is not verified yet. They are not accounts: an address may
 * have been entered by somebody else, and unverified registrations are deleted.
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

  /** The request to register an account. */
  public record Wanted(String email, String name, String passwordHash) {

    /** Leaves the hash out. */
    @Override
    public String toString() {
      return email;
    }
  }

  /**
   * Stores a registration beside others of the same address: a later registration does not
   * invalidate an earlier one. Returns its id.
   */
  public RegistrationId put(Wanted wanted, MailedToken token, Instant now, Instant expiresAt) {
    var id = new RegistrationId(ids.next());
    sql.update(
        """
        INSERT INTO registrations (id, email, name, password_hash, token_hash, created_at,
          expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        id,
        wanted.email(),
        wanted.name(),
        wanted.passwordHash(),
        token.hash(),
        now,
        expiresAt);
    return id;
  }

  /**
   * Adds a token to the newest registration of an address without a longer expiry; returns the
   * address as it was entered.
   */
  public Optional<String> addToken(String email, MailedToken token, Instant now) {
    return sql.one(
        """
        INSERT INTO registrations (id, email, name, password_hash, token_hash, created_at,
          expires_at)
        SELECT ?, email, name, password_hash, ?, created_at, expires_at FROM registrations
        WHERE lower(email) = lower(?) AND expires_at > ? ORDER BY created_at DESC, id DESC LIMIT 1
        RETURNING email""",
        row -> row.text("email"),
        ids.next(),
        token.hash(),
        email,
        now);
  }

  /**
   * Returns the registrations of the address that a token was sent to: first the one of the token,
   * then the others from the newest on. A registration with several tokens is returned once.
   */
  public List<Wanted> sameAddress(MailedToken token, Instant now) {
    return sql
        .list(
            """
            SELECT r.email, r.name, r.password_hash FROM registrations t
              JOIN registrations r ON lower(r.email) = lower(t.email)
            WHERE t.token_hash = ? AND t.expires_at > ? AND r.expires_at > ?
            ORDER BY r.id = t.id DESC, r.created_at DESC, r.id DESC""",
            Registrations::wanted,
            token.hash(),
            now,
            now)
        .stream()
        .distinct()
        .toList();
  }

  /**
   * Deletes all registrations of the address that a token was sent to; returns whether the token
   * was valid, true for only one of several concurrent calls.
   */
  public boolean removeAddress(MailedToken token, Instant now) {
    var email =
        sql.one(
            "DELETE FROM registrations WHERE token_hash = ? AND expires_at > ? RETURNING email",
            row -> row.text("email"),
            token.hash(),
            now);
    email.ifPresent(
        address -> sql.update("DELETE FROM registrations WHERE lower(email) = lower(?)", address));
    return email.isPresent();
  }

  public int deleteExpired(Instant now) {
    return sql.update("DELETE FROM registrations WHERE expires_at <= ?", now);
  }

  private static Wanted wanted(Row row) {
    return new Wanted(row.text("email"), row.text("name"), row.text("password_hash"));
  }
}
