package io.bedloe.identity.federation.data;

import io.bedloe.identity.sessions.RefreshToken;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.EncryptedColumn;
import io.bedloe.platform.crypto.EncryptedColumns;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.oidc.Identity;
import io.bedloe.platform.oidc.LogoutToken;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sessions that providers have opened, with the data of the provider's session. */
@ApplicationScoped
public class ExternalSessions implements EncryptedColumns {

  /** The key that encrypts the tokens of providers. */
  public static final KeyPurpose TOKENS =
      KeyPurpose.of("provider tokens", EarlierDerivation.SHA_256);

  private final Sql sql;
  private final Encryption encryption;

  @Inject
  public ExternalSessions(Sql sql, Keyring keyring) {
    this.sql = sql;
    this.encryption = keyring.encryption(TOKENS);
  }

  /**
   * A session that a provider has opened.
   *
   * @param refreshToken the provider's refresh token, encrypted; null when it gave none
   */
  public record External(
      SessionId sessionId,
      AccountId userId,
      String provider,
      String idToken,
      @Nullable String refreshToken) {

    /** Leaves the tokens out. */
    @Override
    public String toString() {
      return "External[" + sessionId + "]";
    }
  }

  /** A session and its owner. */
  public record Owned(SessionId sessionId, AccountId userId) {}

  /** Records the identity that opened a session. */
  public void add(SessionId sessionId, Identity identity, Opened opened, Instant now) {
    sql.update(
        """
        INSERT INTO external_sessions (session_id, provider, issuer, subject, sid, id_token,
          refresh_token, checked_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        sessionId,
        identity.provider().name(),
        identity.issuer(),
        identity.subject(),
        opened.sid(),
        opened.idToken(),
        opened.refreshToken(),
        now);
  }

  /**
   * The provider's session; its tokens are encrypted.
   *
   * @param sid the provider's session id; null when it has none
   */
  public record Opened(@Nullable String sid, String idToken, @Nullable String refreshToken) {

    /** Leaves the tokens out. */
    @Override
    public String toString() {
      return "Opened[…]";
    }
  }

  public Optional<External> find(SessionId sessionId) {
    return sql.one(
        """
        SELECT e.session_id, s.user_id, e.provider, e.id_token, e.refresh_token
        FROM external_sessions e JOIN sessions s ON s.id = e.session_id WHERE e.session_id = ?""",
        ExternalSessions::external,
        sessionId);
  }

  /**
   * Returns the session of a refresh token, unless its provider was asked after {@code since}; only
   * one of several concurrent calls gets it.
   */
  public Optional<External> claim(RefreshToken token, Instant since, Instant now) {
    return sql.one(
        """
        UPDATE external_sessions e SET checked_at = ?
        FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
        WHERE t.hash = ? AND e.session_id = t.session_id AND s.ended_at IS NULL
          AND e.checked_at <= ?
        RETURNING e.session_id, s.user_id, e.provider, e.id_token, e.refresh_token""",
        ExternalSessions::external,
        now,
        token.hash(),
        since);
  }

  /** Undoes the claim because the provider could not be reached: the next request tries again. */
  public void release(SessionId sessionId, Instant since) {
    sql.update(
        "UPDATE external_sessions SET checked_at = ? WHERE session_id = ?", since, sessionId);
  }

  public void save(SessionId sessionId, String refreshToken) {
    sql.update(
        "UPDATE external_sessions SET refresh_token = ? WHERE session_id = ?",
        refreshToken,
        sessionId);
  }

  /**
   * Returns the running sessions that a logout token refers to: those that began before it was
   * issued.
   */
  public List<Owned> meantBy(LogoutToken token, Instant before) {
    return sql.list(
        """
        SELECT e.session_id, s.user_id FROM external_sessions e JOIN sessions s ON s.id = e.session_id
        WHERE e.issuer = ? AND s.ended_at IS NULL AND s.created_at <= ?
          AND (?::text IS NULL OR e.subject = ?) AND (?::text IS NULL OR e.sid = ?)
        ORDER BY e.session_id""",
        row -> new Owned(row.id("session_id", SessionId::new), row.id("user_id", AccountId::new)),
        token.issuer(),
        before,
        token.subject(),
        token.subject(),
        token.sid(),
        token.sid());
  }

  /** Assigns the provider's session to another session. */
  public void move(SessionId former, SessionId next) {
    sql.update("UPDATE external_sessions SET session_id = ? WHERE session_id = ?", next, former);
  }

  public void removeAllOf(AccountId userId) {
    sql.update(
        "DELETE FROM external_sessions WHERE session_id IN"
            + " (SELECT s.id FROM sessions s WHERE s.user_id = ?)",
        userId);
  }

  /** Deletes the tokens of sessions that had ended by then; returns their number. */
  public int removeOfSessionsOver(Instant then) {
    return sql.update(
        """
        DELETE FROM external_sessions WHERE session_id IN (
          SELECT s.id FROM sessions s
          WHERE coalesce(least(s.ended_at, s.ends_at), s.ends_at) < ?)""",
        then);
  }

  @Override
  public List<EncryptedColumn> encryptedColumns() {
    return List.of(
        new EncryptedColumn(
            "id tokens of identity providers",
            encryption,
            """
            SELECT session_id::text AS id, id_token AS encrypted FROM external_sessions
            WHERE session_id::text > ? AND NOT starts_with(id_token, ?)
            ORDER BY session_id::text LIMIT ?""",
            """
            UPDATE external_sessions SET id_token = ?
            WHERE session_id = ?::uuid AND id_token = ?"""),
        new EncryptedColumn(
            "refresh tokens of identity providers",
            encryption,
            """
            SELECT session_id::text AS id, refresh_token AS encrypted FROM external_sessions
            WHERE session_id::text > ? AND NOT starts_with(refresh_token, ?)
            ORDER BY session_id::text LIMIT ?""",
            """
            UPDATE external_sessions SET refresh_token = ?
            WHERE session_id = ?::uuid AND refresh_token = ?"""));
  }

  private static External external(Row row) {
    return new External(
        row.id("session_id", SessionId::new),
        row.id("user_id", AccountId::new),
        row.text("provider"),
        row.text("id_token"),
        row.textOrNull("refresh_token"));
  }
}
