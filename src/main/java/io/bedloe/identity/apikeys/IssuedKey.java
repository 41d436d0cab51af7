package io.bedloe.identity.apikeys;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key that was issued to an account. Its verbs decide and return the key as it is
 * afterwards; {@link ApiKeys} stores it.
 *
 * @param createdAt the start of its lifetime
 * @param revokedAt null until it is revoked
 */
record IssuedKey(
    ApiKeyId id, AccountId userId, Terms terms, Instant createdAt, @Nullable Instant revokedAt) {

  /** The last time that a response can contain. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** The states of a key. A key that was rotated is active until the overlap has passed. */
  enum State {
    /** The key is accepted. */
    ACTIVE,
    /** The key is not accepted any more, because its lifetime or its overlap has passed. */
    EXPIRED,
    /** The key was withdrawn, which is final. */
    REVOKED
  }

  /** The name, scopes and limits of a key. */
  record Terms(
      String name,
      Set<Permission> scopes,
      List<String> allowedAddresses,
      int requestsPerMinute,
      @Nullable Instant expiresAt) {

    Terms withExpiry(@Nullable Instant end) {
      return new Terms(name, scopes, allowedAddresses, requestsPerMinute, end);
    }
  }

  /**
   * The result of a rotation.
   *
   * @param former the key with the end of the overlap
   * @param next the terms of the key that replaces it
   */
  record Rotation(IssuedKey former, Terms next) {}

  static IssuedKey issue(ApiKeyId id, AccountId userId, Terms terms, Instant now) {
    return new IssuedKey(id, userId, terms, now, null);
  }

  /** Returns the key that a view shows. */
  static IssuedKey of(ApiKeyView view) {
    return new IssuedKey(
        view.id(),
        view.userId(),
        new Terms(
            view.name(),
            permissions(view.scopes()),
            view.allowedAddresses(),
            view.requestsPerMinute(),
            view.expiresAt()),
        view.createdAt(),
        view.revokedAt());
  }

  /** Returns the permissions with these codes; a permission that was removed since has none. */
  static Set<Permission> permissions(List<String> codes) {
    var permissions = EnumSet.noneOf(Permission.class);
    codes.forEach(code -> Permission.of(code).ifPresent(permissions::add));
    return permissions;
  }

  State state(Instant now) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    var end = terms.expiresAt();
    return end == null || end.isAfter(now) ? State.ACTIVE : State.EXPIRED;
  }

  /** Revokes the key; empty when it was revoked before, because the first time stays. */
  Optional<IssuedKey> revoke(Instant now) {
    return revokedAt == null
        ? Optional.of(new IssuedKey(id, userId, terms, createdAt, now))
        : Optional.empty();
  }

  /**
   * Replaces this key by another one. This key expires after the overlap. Refuses a key that is not
   * active.
   */
  Rotation rotate(Duration overlap, Instant now) {
    if (state(now) != State.ACTIVE) {
      throw Rejected.because(ApiKeyRule.KEY_NOT_ACTIVE, "Create a new key instead.");
    }
    return new Rotation(expire(now.plus(overlap)), terms.withExpiry(endOfNext(now)));
  }

  /** Sets the expiry of the key, unless it expires earlier. */
  private IssuedKey expire(Instant at) {
    var end = terms.expiresAt();
    return end != null && end.isBefore(at)
        ? this
        : new IssuedKey(id, userId, terms.withExpiry(at), createdAt, revokedAt);
  }

  /**
   * The next key gets the lifetime of this one, counted from now; times after the year 9999 cannot
   * be represented.
   */
  private @Nullable Instant endOfNext(Instant now) {
    var end = terms.expiresAt();
    if (end == null) {
      return null;
    }
    var next = now.plus(Duration.between(createdAt, end));
    return next.isAfter(LATEST) ? LATEST : next;
  }
}
