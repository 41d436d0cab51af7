package io.bedloe.identity.sessions.usecase;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.sessions.SessionSettings;
import io.bedloe.identity.sessions.data.SigningKeys;
import io.bedloe.identity.sessions.model.TokenReader;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.SessionId;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;

/** Issues access tokens: short-lived ES256 JWTs with the claims of MicroProfile JWT. */
@ApplicationScoped
public class AccessTokens {

  /** A token and its lifetime. */
  public record AccessToken(String text, Duration life) {

    /** Leaves the token out. */
    @Override
    public String toString() {
      return "AccessToken[life=" + life + "]";
    }
  }

  private final SigningKeys keys;
  private final Settings settings;
  private final Clock clock;
  private final Ids ids;

  @Inject
  public AccessTokens(SigningKeys keys, Settings settings, Clock clock, Ids ids) {
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
  }

  public AccessToken issue(Account account, SessionId sessionId) {
    return signed(claims(account, sessionId), settings.get(SessionSettings.TOKEN_LIFE));
  }

  /** Issues a token with which another account acts as this account (RFC 8693, 4.1). */
  public AccessToken issue(
      Account account, SessionId sessionId, AccountId impersonator, Duration life) {
    var actor = Map.of("sub", impersonator.toString());
    return signed(claims(account, sessionId).claim("act", actor), life);
  }

  private JWTClaimsSet.Builder claims(Account account, SessionId sessionId) {
    return new JWTClaimsSet.Builder()
        .issuer(settings.get(SessionSettings.ISSUER))
        .audience(settings.get(SessionSettings.AUDIENCE))
        .subject(account.id().toString())
        .jwtID(ids.next().toString())
        .claim("upn", account.email())
        .claim(TokenReader.SESSION, sessionId.toString())
        .claim("groups", account.roles());
  }

  private AccessToken signed(JWTClaimsSet.Builder claims, Duration life) {
    var key = keys.current();
    var now = clock.instant();
    try {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(JOSEObjectType.JWT)
              .keyID(key.getKeyID())
              .build();
      var token =
          new SignedJWT(
              header,
              claims.issueTime(Date.from(now)).expirationTime(Date.from(now.plus(life))).build());
      token.sign(new ECDSASigner(key));
      return new AccessToken(token.serialize(), life);
    } catch (JOSEException failure) {
      throw new IllegalStateException("cannot sign an access token", failure);
    }
  }
}
