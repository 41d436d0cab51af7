package io.bedloe.platform.realtime;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.http.ProblemWriter;
import io.bedloe.platform.jobs.CleanupTask;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that open WebSocket connections. They stand in the database, so that any server
 * accepts the ticket of another one, and only one of them does.
 */
@ApplicationScoped
public class Tickets implements CleanupTask {

  static final Duration LIFETIME = Duration.ofMinutes(1);

  /** As many as an account may have connections on one server: all of them can reconnect. */
  static final int MOST_OF_AN_ACCOUNT = 100;

  private final Sql sql;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public Tickets(Sql sql, SecureRandom random, Clock clock) {
    this.sql = sql;
    this.random = random;
    this.clock = clock;
  }

  /** A new ticket; its text is not stored. */
  public record Issued(Ticket ticket, Instant expiresAt) {}

  /**
   * The holder of a ticket: the session or the API key that requested it.
   *
   * @param credentialExpiresAt the end of the access token; null for an API key
   */
  record Holder(
      AccountId account,
      @Nullable SessionId session,
      @Nullable ApiKeyId apiKey,
      @Nullable Instant credentialExpiresAt) {}

  /** Issues a ticket to the caller of a request. */
  @Transactional
  public Issued issue(Viewer viewer) {
    var caller = viewer.caller();
    if (caller.sessionId() == null && caller.apiKeyId() == null) {
      throw Rejected.because(
          RealtimeRule.TICKET_NEEDS_SESSION_OR_KEY,
          "A ticket is bound to a session or an API key, and this access token of another issuer"
              + " has neither. Send the token as the first message of the socket.");
    }
    var now = clock.instant();
    sql.advisoryLock("realtime-tickets:" + caller.id());
    long unused =
        sql.single(
            "SELECT count(*) AS n FROM realtime_tickets WHERE user_id = ? AND expires_at > ?",
            row -> row.number("n"),
            caller.id(),
            now);
    if (unused >= MOST_OF_AN_ACCOUNT) {
      throw Rejected.because(
              RealtimeRule.TOO_MANY_TICKETS,
              "An account may have %d unused tickets. Use them, or wait a minute until they expire."
                  .formatted(MOST_OF_AN_ACCOUNT))
          .with(ProblemWriter.RETRY_AFTER, LIFETIME.toSeconds());
    }
    var issued = new Issued(Ticket.generate(random), now.plus(LIFETIME));
    sql.update(
        """
        INSERT INTO realtime_tickets (hash, user_id, session_id, api_key_id,
          credential_expires_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?)""",
        issued.ticket().hash(),
        caller.id(),
        caller.sessionId(),
        caller.apiKeyId(),
        viewer.expiresAt(),
        issued.expiresAt());
    return issued;
  }

  /** Uses a ticket up; empty when it is unknown, used or expired. */
  @Transactional
  Optional<Holder> redeem(Ticket ticket) {
    return sql.one(
        """
        DELETE FROM realtime_tickets WHERE hash = ? AND expires_at > ?
        RETURNING user_id, session_id, api_key_id, credential_expires_at""",
        row ->
            new Holder(
                row.id("user_id", AccountId::new),
                row.idOrNull("session_id", SessionId::new),
                row.idOrNull("api_key_id", ApiKeyId::new),
                row.instantOrNull("credential_expires_at")),
        ticket.hash(),
        clock.instant());
  }

  @Override
  public void cleanUp(Instant now) {
    sql.update("DELETE FROM realtime_tickets WHERE expires_at <= ?", now);
  }
}
