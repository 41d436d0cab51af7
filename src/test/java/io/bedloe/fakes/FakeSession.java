package io.bedloe.fakes;

import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.model.Impersonation;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.security.RequestOrigin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session in memory. */
public final class FakeSession {

  private final AccountId userId;
  private final @Nullable Impersonation impersonation;
  RequestOrigin origin;
  private final Instant endsAt;
  Instant authenticatedAt;
  @Nullable Instant secondFactorAt;
  @Nullable EndReason ended;

  FakeSession(
      AccountId userId,
      RequestOrigin origin,
      Instant openedAt,
      Instant endsAt,
      @Nullable Impersonation impersonation) {
    this.userId = userId;
    this.origin = origin;
    this.endsAt = endsAt;
    this.authenticatedAt = openedAt;
    this.impersonation = impersonation;
  }

  public AccountId userId() {
    return userId;
  }

  public RequestOrigin origin() {
    return origin;
  }

  public Instant endsAt() {
    return endsAt;
  }

  public Instant authenticatedAt() {
    return authenticatedAt;
  }

  public @Nullable Instant secondFactorAt() {
    return secondFactorAt;
  }

  /** Null while the session is running. */
  public @Nullable EndReason ended() {
    return ended;
  }

  public @Nullable Impersonation impersonation() {
    return impersonation;
  }
}
