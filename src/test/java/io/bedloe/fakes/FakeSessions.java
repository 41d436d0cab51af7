package io.bedloe.fakes;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.RefreshToken;
import io.bedloe.identity.sessions.data.Sessions;
import io.bedloe.identity.sessions.model.Impersonation;
import io.bedloe.identity.sessions.model.IssuedRefreshToken;
import io.bedloe.identity.sessions.model.Session;
import io.bedloe.identity.sessions.model.Session.Ending;
import io.bedloe.identity.sessions.model.ShownCredentials;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.security.RequestOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sessions and their refresh tokens in memory. */
public final class FakeSessions extends Sessions {

  private final Map<SessionId, FakeSession> sessions = new LinkedHashMap<>();
  private final Map<String, Token> tokens = new LinkedHashMap<>();
  private final Set<AccountId> withSecondFactor = new HashSet<>();
  private final FakeUsers users;
  private int reads;

  private record Token(SessionId session, Instant expiresAt, @Nullable Instant usedAt) {}

  public FakeSessions(FakeUsers users) {
    super(new FakeSql(), () -> new UUID(0, 0));
    this.users = users;
  }

  /** A session that was put there or opened. */
  public FakeSession get(SessionId id) {
    return Optional.ofNullable(sessions.get(id)).orElseThrow();
  }

  /** The ids of the sessions of an account that are running, the oldest first. */
  public List<SessionId> runningOf(AccountId userId) {
    return sessions.entrySet().stream()
        .filter(entry -> entry.getValue().userId().equals(userId))
        .filter(entry -> entry.getValue().ended == null)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** All sessions that were ever opened. */
  public int opened() {
    return sessions.size();
  }

  /** How often the state of a session was read. */
  public int reads() {
    return reads;
  }

  /** Gives an account a second factor. */
  public void requireSecondFactorOf(AccountId userId) {
    withSecondFactor.add(userId);
  }

  @Override
  public SessionId open(AccountId userId, RequestOrigin origin, Instant now, Instant endsAt) {
    return opened(new FakeSession(userId, origin, now, endsAt, null));
  }

  @Override
  public SessionId open(
      AccountId userId,
      Impersonation impersonation,
      RequestOrigin origin,
      Instant now,
      Instant endsAt) {
    return opened(new FakeSession(userId, origin, now, endsAt, impersonation));
  }

  private SessionId opened(FakeSession session) {
    var id = new SessionId(new UUID(5, sessions.size() + 1L));
    sessions.put(id, session);
    return id;
  }

  private Optional<FakeSession> running(SessionId id) {
    return Optional.ofNullable(sessions.get(id)).filter(session -> session.ended == null);
  }

  @Override
  public Optional<SessionId> copy(SessionId id, AccountId userId, Instant now) {
    return running(id)
        .filter(session -> session.userId().equals(userId) && session.impersonation() == null)
        .map(
            former -> {
              var copy = new FakeSession(userId, former.origin, now, former.endsAt(), null);
              copy.authenticatedAt = former.authenticatedAt;
              return opened(copy);
            });
  }

  @Override
  public void add(RefreshToken token, SessionId sessionId, Instant now, Instant expiresAt) {
    tokens.put(token.hash(), new Token(sessionId, expiresAt, null));
  }

  /** Repeats the condition of the SQL statement, which integration tests check. */
  @Override
  public Optional<Live> live(SessionId id, Instant now) {
    reads++;
    return running(id, now)
        .filter(session -> isPossible(session.impersonation(), now))
        .flatMap(
            session -> users.byId(session.userId()).map(user -> live(session, user.account())));
  }

  private Optional<FakeSession> running(SessionId id, Instant now) {
    return running(id).filter(session -> session.endsAt().isAfter(now));
  }

  private boolean isPossible(@Nullable Impersonation impersonation, Instant now) {
    return impersonation == null
        || (users.byId(impersonation.impersonatorId()).isPresent()
            && running(impersonation.from(), now).isPresent());
  }

  private Live live(FakeSession session, Account account) {
    var impersonation = session.impersonation();
    var impersonator =
        impersonation == null
            ? null
            : users
                .byId(impersonation.impersonatorId())
                .map(user -> new Impersonator(user.account().id(), user.account().roles()))
                .orElseThrow();
    return new Live(
        account.id(),
        account.email(),
        account.roles(),
        impersonator,
        withSecondFactor.contains(account.id()),
        session.secondFactorAt != null);
  }

  @Override
  public Optional<IssuedRefreshToken> findLocked(RefreshToken token) {
    return stored(token);
  }

  @Override
  public Optional<IssuedRefreshToken> stored(RefreshToken token) {
    return Optional.ofNullable(tokens.get(token.hash()))
        .map(
            found -> {
              var session = get(found.session());
              var end =
                  found.expiresAt().isBefore(session.endsAt())
                      ? found.expiresAt()
                      : session.endsAt();
              return new IssuedRefreshToken(
                  found.session(), session.userId(), end, found.usedAt(), session.ended != null);
            });
  }

  @Override
  public void use(RefreshToken token, SessionId sessionId, Instant now) {
    tokens.computeIfPresent(
        token.hash(), (same, found) -> new Token(found.session(), found.expiresAt(), now));
  }

  @Override
  public void showedSecondFactor(SessionId id, Instant now) {
    get(id).secondFactorAt = now;
  }

  @Override
  public void showedPassword(SessionId id, Instant now) {
    get(id).authenticatedAt = now;
  }

  @Override
  public Optional<ShownCredentials> findShown(SessionId id) {
    return Optional.ofNullable(sessions.get(id))
        .map(
            session ->
                new ShownCredentials(
                    session.authenticatedAt,
                    withSecondFactor.contains(session.userId()),
                    session.secondFactorAt));
  }

  @Override
  public void clearSecondFactor(AccountId userId) {
    sessions.values().stream()
        .filter(session -> session.userId().equals(userId))
        .forEach(session -> session.secondFactorAt = null);
  }

  @Override
  public boolean lockRunning(SessionId id) {
    return running(id).isPresent();
  }

  @Override
  public void eraseOriginsOf(AccountId userId) {
    sessions.values().stream()
        .filter(session -> session.userId().equals(userId))
        .forEach(session -> session.origin = new RequestOrigin("", ""));
  }

  @Override
  public Optional<AccountId> ownerOf(SessionId id) {
    return Optional.ofNullable(sessions.get(id)).map(session -> session.userId());
  }

  @Override
  public Optional<Session> lock(SessionId id, AccountId userId) {
    return Optional.ofNullable(sessions.get(id))
        .filter(session -> session.userId().equals(userId))
        .map(
            session ->
                new Session(
                    id,
                    userId,
                    session.endsAt(),
                    session.ended == null ? null : new Ending(Instant.EPOCH, session.ended)));
  }

  @Override
  public void save(Session session) {
    var ending = session.ending();
    get(session.id()).ended = ending == null ? null : ending.reason();
  }

  /** Ends a session of an account, as another request would. */
  public void end(SessionId id, AccountId userId, EndReason reason, Instant now) {
    lock(id, userId).flatMap(session -> session.end(reason, now)).ifPresent(this::save);
  }

  @Override
  public List<SessionId> endAll(
      AccountId userId, @Nullable SessionId except, EndReason reason, Instant now) {
    var ended = new ArrayList<>(runningOf(userId));
    ended.removeIf(id -> id.equals(except));
    ended.forEach(id -> get(id).ended = reason);
    return ended;
  }
}
