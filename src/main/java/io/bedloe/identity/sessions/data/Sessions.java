package io.bedloe.identity.sessions.data;

import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.RefreshToken;
import io.bedloe.identity.sessions.model.Impersonation;
import io.bedloe.identity.sessions.model.IssuedRefreshToken;
import io.bedloe.identity.sessions.model.Session;
import io.bedloe.identity.sessions.model.ShownCredentials;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import io.bedloe.platform.security.RequestOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored sessions and their refresh tokens. */
@ApplicationScoped
public class Sessions {

  private static final String LIVE =
      """
      SELECT s.id, s.user_id, u.email,
        ARRAY(SELECT r.role FROM user_roles r WHERE r.user_id = u.id ORDER BY r.role) AS roles,
        s.impersonator_id,
        EXISTS (SELECT 1 FROM second_factors o
          WHERE o.user_id = u.id AND o.confirmed_at IS NOT NULL) AS has_second_factor,
        coalesce(s.second_factor_at, f.second_factor_at) IS NOT NULL AS showed_second_factor,
        ARRAY(SELECT r.role FROM user_roles r WHERE r.user_id = i.id) AS impersonator_roles
      FROM sessions s JOIN users u ON u.id = s.user_id
        LEFT JOIN users i ON i.id = s.impersonator_id
        LEFT JOIN sessions f ON f.id = s.opened_from
      WHERE s.id = ANY (?) AND s.ended_at IS NULL AND s.ends_at > ? AND u.enabled
        AND u.erased_at IS NULL
        AND (s.impersonator_id IS NULL OR (i.enabled AND i.erased_at IS NULL
          AND f.ended_at IS NULL AND f.ends_at > ?))""";

  private final Sql sql;
  private final Ids ids;

  @Inject
  public Sessions(Sql sql, Ids ids) {
    this.sql = sql;
    this.ids = ids;
  }

  /**
   * A running session and its owner.
   *
   * @param impersonator the account that opened it to act as the owner; null without impersonation
   * @param hasSecondFactor whether the account has a second factor
   * @param showedSecondFactor whether the factor was proved in this session
   */
  public record Live(
      AccountId userId,
      String email,
      List<String> roles,
      @Nullable Impersonator impersonator,
      boolean hasSecondFactor,
      boolean showedSecondFactor) {}

  /** An account that acts as another one. */
  public record Impersonator(AccountId id, List<String> roles) {}

  public SessionId open(AccountId userId, RequestOrigin origin, Instant now, Instant endsAt) {
    var id = new SessionId(ids.next());
    sql.update(
        """
        INSERT INTO sessions (id, user_id, device, address, created_at, last_used_at, ends_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        id,
        userId,
        origin.device(),
        origin.address(),
        now,
        now,
        endsAt);
    return id;
  }

  /** Opens a session for an impersonation. */
  public SessionId open(
      AccountId userId,
      Impersonation impersonation,
      RequestOrigin origin,
      Instant now,
      Instant endsAt) {
    var id = open(userId, origin, now, endsAt);
    sql.update(
        "UPDATE sessions SET impersonator_id = ?, opened_from = ?, reason = ? WHERE id = ?",
        impersonation.impersonatorId(),
        impersonation.from(),
        impersonation.reason(),
        id);
    return id;
  }

  /**
   * Opens a session with the owner, the device and the end of another running one; empty when that
   * has ended. The time of the last password check is copied too.
   */
  public Optional<SessionId> copy(SessionId id, AccountId userId, Instant now) {
    return sql.one(
        """
            INSERT INTO sessions (id, user_id, device, address, created_at, last_used_at, ends_at,
              authenticated_at)
            SELECT ?, user_id, device, address, ?, ?, ends_at,
              coalesce(authenticated_at, created_at) FROM sessions
            WHERE id = ? AND user_id = ? AND ended_at IS NULL AND impersonator_id IS NULL
            RETURNING id""",
        row -> row.id("id", SessionId::new),
        ids.next(),
        now,
        now,
        id,
        userId);
  }

  public void add(RefreshToken token, SessionId sessionId, Instant now, Instant expiresAt) {
    sql.update(
        "INSERT INTO refresh_tokens (hash, session_id, issued_at, expires_at) VALUES (?, ?, ?, ?)",
        token.hash(),
        sessionId,
        now,
        expiresAt);
  }

  /**
   * Returns a session that has not ended, of an enabled account. An impersonation lasts no longer
   * than the session that it was opened from.
   */
  public Optional<Live> live(SessionId id, Instant now) {
    return Optional.ofNullable(live(Set.of(id), now).get(id));
  }

  /** Returns those of the sessions that are valid. */
  public Map<SessionId, Live> live(Set<SessionId> ids, Instant now) {
    return sql
        .list(
            LIVE,
            row -> Map.entry(row.id("id", SessionId::new), live(row)),
            ids.toArray(SessionId[]::new),
            now,
            now)
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Returns the token and locks its session, so that other transactions can neither refresh nor end
   * it.
   */
  public Optional<IssuedRefreshToken> findLocked(RefreshToken token) {
    var session =
        sql.one(
            """
            SELECT s.id FROM sessions s JOIN refresh_tokens t ON t.session_id = s.id
            WHERE t.hash = ? FOR UPDATE OF s""",
            row -> row.id("id", SessionId::new),
            token.hash());
    // The token is read after the session is locked, because another transaction may have used it
    // meanwhile.
    return session.isEmpty() ? Optional.empty() : stored(token);
  }

  /** Returns the token in its current state. */
  public Optional<IssuedRefreshToken> stored(RefreshToken token) {
    return sql.one(
        """
        SELECT t.session_id, s.user_id, least(t.expires_at, s.ends_at) AS expires_at, t.used_at,
          s.ended_at IS NOT NULL AS ended
        FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id WHERE t.hash = ?""",
        Sessions::stored,
        token.hash());
  }

  public void use(RefreshToken token, SessionId sessionId, Instant now) {
    sql.update("UPDATE refresh_tokens SET used_at = ? WHERE hash = ?", now, token.hash());
    sql.update("UPDATE sessions SET last_used_at = ? WHERE id = ?", now, sessionId);
  }

  public void showedSecondFactor(SessionId id, Instant now) {
    sql.update("UPDATE sessions SET second_factor_at = ? WHERE id = ?", now, id);
  }

  public Optional<ShownCredentials> findShown(SessionId id) {
    return sql.one(
        """
        SELECT coalesce(s.authenticated_at, s.created_at) AS password_at, s.second_factor_at,
          EXISTS (SELECT 1 FROM second_factors o
            WHERE o.user_id = s.user_id AND o.confirmed_at IS NOT NULL) AS has_second_factor
        FROM sessions s WHERE s.id = ?""",
        row ->
            new ShownCredentials(
                row.instant("password_at"),
                row.flag("has_second_factor"),
                row.instantOrNull("second_factor_at")),
        id);
  }

  public void showedPassword(SessionId id, Instant now) {
    sql.update("UPDATE sessions SET authenticated_at = ? WHERE id = ?", now, id);
  }

  /** The former factor was removed, so its verification no longer counts. */
  public void clearSecondFactor(AccountId userId) {
    sql.update("UPDATE sessions SET second_factor_at = NULL WHERE user_id = ?", userId);
  }

  /** Returns whether a session is running, and keeps it so until the transaction ends. */
  public boolean lockRunning(SessionId id) {
    return sql.one(
            "SELECT id FROM sessions WHERE id = ? AND ended_at IS NULL FOR SHARE",
            row -> row.id("id", SessionId::new),
            id)
        .isPresent();
  }

  /** Deletes the devices and addresses of an account's sessions. */
  public void eraseOriginsOf(AccountId userId) {
    sql.update("UPDATE sessions SET device = '', address = '' WHERE user_id = ?", userId);
  }

  /** Returns the account of a session. */
  public Optional<AccountId> ownerOf(SessionId id) {
    return sql.one(
        "SELECT user_id FROM sessions WHERE id = ?", row -> row.id("user_id", AccountId::new), id);
  }

  /**
   * Returns a session of an account and locks it until the transaction ends. The lock is the one
   * that {@link #save} takes, so that new refresh tokens do not wait for it.
   */
  public Optional<Session> lock(SessionId id, AccountId userId) {
    return sql.one(
        """
        SELECT id, user_id, ends_at, ended_at, end_reason FROM sessions
        WHERE id = ? AND user_id = ? FOR NO KEY UPDATE""",
        Sessions::session,
        id,
        userId);
  }

  /** Stores the end of a session that {@link #lock} has locked. */
  public void save(Session session) {
    var ending = session.ending();
    sql.update(
        "UPDATE sessions SET ended_at = ?, end_reason = ? WHERE id = ?",
        ending == null ? null : ending.at(),
        ending == null ? null : ending.reason(),
        session.id());
  }

  /** Ends all sessions of an account, or all except one; returns those that it ended. */
  public List<SessionId> endAll(
      AccountId userId, @Nullable SessionId except, EndReason reason, Instant now) {
    return sql.list(
        """
        UPDATE sessions SET ended_at = ?, end_reason = ?
        WHERE user_id = ? AND ended_at IS NULL AND id IS DISTINCT FROM ? RETURNING id""",
        row -> row.id("id", SessionId::new),
        now,
        reason,
        userId,
        except);
  }

  /** Deletes the tokens of sessions that had ended by then; returns their number. */
  public int deleteTokensOfEndedSessions(Instant then) {
    return sql.update(
        """
            DELETE FROM refresh_tokens t USING sessions s
            WHERE s.id = t.session_id AND coalesce(least(s.ended_at, s.ends_at), s.ends_at) < ?""",
        then);
  }

  private static Live live(Row row) {
    var impersonator = row.idOrNull("impersonator_id", AccountId::new);
    return new Live(
        row.id("user_id", AccountId::new),
        row.text("email"),
        row.texts("roles"),
        impersonator == null
            ? null
            : new Impersonator(impersonator, row.texts("impersonator_roles")),
        row.flag("has_second_factor"),
        row.flag("showed_second_factor"));
  }

  private static Session session(Row row) {
    var endedAt = row.instantOrNull("ended_at");
    return new Session(
        row.id("id", SessionId::new),
        row.id("user_id", AccountId::new),
        row.instant("ends_at"),
        endedAt == null
            ? null
            : new Session.Ending(endedAt, row.constant("end_reason", EndReason.class)));
  }

  private static IssuedRefreshToken stored(Row row) {
    return new IssuedRefreshToken(
        row.id("session_id", SessionId::new),
        row.id("user_id", AccountId::new),
        row.instant("expires_at"),
        row.instantOrNull("used_at"),
        row.flag("ended"));
  }
}
