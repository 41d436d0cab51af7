package io.bedloe.identity.accounts.usecase;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.RegistrationId;
import io.bedloe.identity.accounts.RegistrationRule;
import io.bedloe.identity.accounts.RegistrationSettings;
import io.bedloe.identity.accounts.data.AccountTokens;
import io.bedloe.identity.accounts.data.Registrations;
import io.bedloe.identity.accounts.data.Registrations.Wanted;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.accounts.model.MailedToken.Purpose;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.securityevents.SecurityEvent;
import io.bedloe.platform.securityevents.SecurityEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates and checks the tokens that are sent by e-mail. Used, expired, replaced, incomplete and
 * misused tokens are refused in the same way, so that the refusal reveals nothing about a token.
 */
@ApplicationScoped
public class MailedTokens {

  private final Registrations registrations;
  private final AccountTokens accounts;
  private final Settings settings;
  private final SecureRandom random;
  private final Clock clock;
  private final SecurityEvents events;

  @Inject
  public MailedTokens(
      Registrations registrations,
      AccountTokens accounts,
      Settings settings,
      SecureRandom random,
      Clock clock,
      SecurityEvents events) {
    this.registrations = registrations;
    this.accounts = accounts;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
    this.events = events;
  }

  /** Deletes registrations and tokens that have expired, because they are personal data. */
  public void deleteExpired(Instant now) {
    registrations.deleteExpired(now);
    accounts.deleteExpired(now);
  }

  /** A token with the id under which it was stored. */
  record Kept(RegistrationId id, MailedToken token) {}

  /** A token and the address that it is sent to. */
  record Renewed(String email, MailedToken token) {}

  Kept forRegistration(Wanted wanted) {
    var token = MailedToken.random(random);
    return new Kept(registrations.put(wanted, token, clock.instant(), verificationEnd()), token);
  }

  /**
   * Creates another token for an address that waits for its verification; former tokens stay valid.
   */
  Optional<Renewed> renew(String email) {
    var token = MailedToken.random(random);
    return registrations
        .addToken(email, token, clock.instant())
        .map(typed -> new Renewed(typed, token));
  }

  /**
   * Creates a token for an account, or an invalid one when there is none; a former token for the
   * same purpose becomes invalid.
   */
  MailedToken forAccount(Purpose purpose, @Nullable Account account) {
    var now = clock.instant();
    var token = MailedToken.random(random);
    var life =
        switch (purpose) {
          case RESET_PASSWORD -> RegistrationSettings.RESET_LIFE;
          case INVITATION -> RegistrationSettings.INVITATION_LIFE;
        };
    accounts.add(token, purpose, account, now, now.plus(settings.get(life)));
    return token;
  }

  /**
   * Returns the registrations of the address that a token was sent to, first the one of the token.
   *
   * @param address the client address of the request
   */
  List<Wanted> registrationsOf(MailedToken token, String address) {
    var found = registrations.sameAddress(token, clock.instant());
    if (found.isEmpty()) {
      events.record(SecurityEvent.AUTHN_MAILED_TOKEN_FAIL, address, "registration");
      throw refused();
    }
    return found;
  }

  /**
   * Uses all tokens of the address that a token was sent to; only one of several concurrent calls
   * succeeds.
   */
  void useForRegistration(MailedToken token) {
    if (!registrations.removeAddress(token, clock.instant())) {
      throw refused();
    }
  }

  /**
   * Returns the account of a token.
   *
   * @param address the client address of the request
   */
  AccountId ownerOf(MailedToken token, Purpose purpose, String address) {
    return accounts
        .find(token, purpose, clock.instant())
        .orElseThrow(
            () -> {
              events.record(
                  SecurityEvent.AUTHN_MAILED_TOKEN_FAIL,
                  address,
                  purpose.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  () -> accounts.ownerOfAny(token));
              return refused();
            });
  }

  /** Uses a token; only one of several concurrent calls succeeds. */
  void use(MailedToken token, Purpose purpose) {
    if (!accounts.use(token, purpose, clock.instant())) {
      throw refused();
    }
  }

  static Rejected refused() {
    return Rejected.because(
        RegistrationRule.INVALID_MAILED_TOKEN,
        "The token was used before, has expired, or was replaced by a newer one; request "
            + "another one.");
  }

  private Instant verificationEnd() {
    return clock.instant().plus(settings.get(RegistrationSettings.VERIFICATION_LIFE));
  }
}
