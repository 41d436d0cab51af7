package io.bedloe.identity.federation.data;

import io.bedloe.identity.federation.IdentityId;
import io.bedloe.identity.federation.IdentityView;
import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.Ids;
import io.bedloe.platform.oidc.Identity;
import io.bedloe.platform.oidc.LoginSecret;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores the external identities of accounts. */
@ApplicationScoped
public class Identities {

  private final Sql sql;
  private final Ids ids;

  @Inject
  public Identities(Sql sql, Ids ids) {
    this.sql = sql;
    this.ids = ids;
  }

  /**
   * The owner of an identity.
   *
   * @param granted those of the roles that the identity's issuer has granted
   * @param grantedByOthers those of the roles that other issuers have granted
   * @param usable whether the account is enabled
   */
  public record Owner(
      AccountId userId,
      String email,
      List<String> roles,
      List<String> granted,
      List<String> grantedByOthers,
      boolean usable,
      boolean hasSecondFactor) {}

  private static final String OWNER =
      """
      SELECT u.id AS user_id, u.email, u.enabled AND u.erased_at IS NULL AS usable,
        EXISTS (SELECT 1 FROM second_factors f
          WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS has_second_factor,
        ARRAY(SELECT r.role FROM user_roles r WHERE r.user_id = u.id ORDER BY r.role) AS roles,
        ARRAY(SELECT g.role FROM user_role_grants g
          WHERE g.user_id = u.id AND g.issuer = ? ORDER BY g.role) AS granted,
        ARRAY(SELECT g.role FROM user_role_grants g
          WHERE g.user_id = u.id AND g.issuer <> ? ORDER BY g.role) AS granted_by_others
      FROM users u\s""";

  /** Serializes changes of one identity. */
  public void lock(Identity identity) {
    sql.advisoryLock("access.identity=" + identity.issuer() + " " + identity.subject());
  }

  /** Serializes changes of an account's identities. */
  public void lock(AccountId userId) {
    sql.advisoryLock("access.identities=" + userId);
  }

  public Optional<Owner> owner(Identity identity) {
    return sql.one(
        OWNER + "JOIN user_identities i ON u.id = i.user_id WHERE i.issuer = ? AND i.subject = ?",
        Identities::owner,
        identity.issuer(),
        identity.issuer(),
        identity.issuer(),
        identity.subject());
  }

  /**
   * Returns the account with an e-mail address, which a client of the identity's issuer acts as.
   */
  public Optional<Owner> serviceOwner(Identity identity, String email) {
    return sql.one(
        OWNER + "WHERE lower(u.email) = lower(?)",
        Identities::owner,
        identity.issuer(),
        identity.issuer(),
        email);
  }

  private static Owner owner(Row row) {
    return new Owner(
        row.id("user_id", AccountId::new),
        row.text("email"),
        row.texts("roles"),
        row.texts("granted"),
        row.texts("granted_by_others"),
        row.flag("usable"),
        row.flag("has_second_factor"));
  }

  /** Returns the address that the provider reported last for an identity. */
  public Optional<String> addressOf(Identity identity) {
    return sql.one(
            "SELECT coalesce(email, '') AS email FROM user_identities WHERE issuer = ? AND subject = ?",
            row -> row.text("email"),
            identity.issuer(),
            identity.subject())
        .filter(email -> !email.isEmpty());
  }

  /** Stores the address that the provider reports for an identity now. */
  public void updateClaims(Identity identity) {
    sql.update(
        "UPDATE user_identities SET email = ? WHERE issuer = ? AND subject = ?",
        identity.email(),
        identity.issuer(),
        identity.subject());
  }

  /** Returns the number of identities of an issuer that an account has. */
  public long countOf(AccountId userId, String issuer) {
    return sql.single(
        "SELECT count(*) AS n FROM user_identities WHERE user_id = ? AND issuer = ?",
        row -> row.number("n"),
        userId,
        issuer);
  }

  public IdentityId link(Identity identity, AccountId userId, Instant now) {
    var id = new IdentityId(ids.next());
    sql.update(
        """
        INSERT INTO user_identities (id, issuer, subject, user_id, provider, email, linked_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)""",
        id,
        identity.issuer(),
        identity.subject(),
        userId,
        identity.provider().name(),
        identity.email(),
        now);
    return id;
  }

  public void used(Identity identity, Instant now) {
    sql.update(
        "UPDATE user_identities SET last_used_at = ? WHERE issuer = ? AND subject = ?",
        now,
        identity.issuer(),
        identity.subject());
  }

  /** Returns an identity of an account. */
  public Optional<IdentityView> byId(IdentityId id, AccountId userId) {
    return sql.one(
        "SELECT "
            + IdentityListing.COLUMNS
            + " FROM user_identities i WHERE i.id = ? AND i.user_id = ?",
        IdentityListing::view,
        id,
        userId);
  }

  public long countOf(AccountId userId) {
    return sql.single(
        "SELECT count(*) AS n FROM user_identities WHERE user_id = ?",
        row -> row.number("n"),
        userId);
  }

  public void unlink(IdentityId id) {
    sql.update("DELETE FROM user_identities WHERE id = ?", id);
  }

  public void unlinkAllOf(AccountId userId) {
    sql.update("DELETE FROM user_identities WHERE user_id = ?", userId);
  }

  /** Records that a sign-in was completed; returns whether this is the first time. */
  public boolean finish(LoginSecret secret, Instant expiresAt, Instant now) {
    sql.update("DELETE FROM finished_logins WHERE expires_at < ?", now);
    return sql.update(
            "INSERT INTO finished_logins (hash, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
            secret.hash(),
            expiresAt)
        > 0;
  }
}
