package io.bedloe.identity.sessions.usecase;

import io.bedloe.identity.accounts.AccountDisabled;
import io.bedloe.identity.accounts.AccountErased;
import io.bedloe.identity.accounts.PasswordChanged;
import io.bedloe.identity.accounts.PasswordReset;
import io.bedloe.identity.mfa.SecondFactorRemoved;
import io.bedloe.identity.sessions.EndReason;
import io.bedloe.identity.sessions.EndSessions;
import io.bedloe.identity.sessions.data.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Ends sessions when their account changes, in the same transaction. */
@ApplicationScoped
public class FollowAccountChanges {

  private final Sessions sessions;
  private final EndSessions end;

  @Inject
  public FollowAccountChanges(Sessions sessions, EndSessions end) {
    this.sessions = sessions;
    this.end = end;
  }

  void disabled(@Observes AccountDisabled event) {
    end.endAll(event.userId(), null, EndReason.ACCOUNT_CLOSED);
  }

  void erased(@Observes AccountErased event) {
    sessions.eraseOriginsOf(event.userId());
    end.endAllAndRevokeTokens(event.userId(), EndReason.ACCOUNT_CLOSED);
  }

  void passwordChanged(@Observes PasswordChanged event) {
    end.endAll(event.userId(), event.keptSession(), EndReason.PASSWORD_CHANGED);
  }

  void passwordReset(@Observes PasswordReset event) {
    end.endAllAndRevokeTokens(event.userId(), EndReason.PASSWORD_CHANGED);
  }

  void secondFactorRemoved(@Observes SecondFactorRemoved event) {
    sessions.clearSecondFactor(event.userId());
    end.endAll(event.userId(), event.keptSession(), EndReason.SECOND_FACTOR_CHANGED);
  }
}
