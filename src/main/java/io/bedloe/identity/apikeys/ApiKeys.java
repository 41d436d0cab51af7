package io.bedloe.identity.apikeys;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.IpAddress;
import io.bedloe.kernel.IpRange;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Versioned;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stored API keys; only their hashes are stored. */
@ApplicationScoped
public class ApiKeys {

  private static final String LIVE =
      """
      SELECT k.id, k.user_id, u.email, k.scopes, k.allowed_addresses, k.requests_per_minute,
        ARRAY(SELECT r.role FROM user_roles r WHERE r.user_id = u.id ORDER BY r.role) AS roles
      FROM api_keys k JOIN users u ON u.id = k.user_id
      WHERE k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?)
        AND u.enabled AND u.erased_at IS NULL AND""";

  private final Sql sql;

  @Inject
  public ApiKeys(Sql sql) {
    this.sql = sql;
  }

  /**
   * A key that is valid now, with its owner.
   *
   * @param allowedAddresses the networks from which the key is accepted; all when empty
   */
  public record Live(
      ApiKeyId id,
      AccountId userId,
      String email,
      List<String> roles,
      Set<Permission> scopes,
      List<String> allowedAddresses,
      int requestsPerMinute) {

    public boolean isGoodFrom(String address) {
      return allowedAddresses.isEmpty()
          || IpAddress.tryParse(address)
              .filter(from -> allowedAddresses.stream().anyMatch(range -> contains(range, from)))
              .isPresent();
    }

    /**
     * A range that an earlier version accepted, and that this version cannot parse, contains no
     * address.
     */
    private static boolean contains(String range, IpAddress address) {
      try {
        return IpRange.parse(range).contains(address);
      } catch (IllegalArgumentException notRange) {
        return false;
      }
    }
  }

  /** Stores a new key. Of its text, only the hash and the prefix are stored. */
  void add(IssuedKey key, ApiKey text) {
    var terms = key.terms();
    sql.update(
        """
        INSERT INTO api_keys (id, user_id, name, shown, hash, scopes, allowed_addresses,
          requests_per_minute, created_at, updated_at, expires_at, version)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""",
        key.id(),
        key.userId(),
        terms.name(),
        text.masked(),
        text.hash(),
        terms.scopes().stream().map(Permission::code).sorted().toArray(String[]::new),
        terms.allowedAddresses().toArray(String[]::new),
        terms.requestsPerMinute(),
        key.createdAt(),
        key.createdAt(),
        terms.expiresAt());
  }

  public Optional<Live> live(ApiKey key, Instant now) {
    return sql.one(LIVE + " k.hash = ?", ApiKeys::live, now, key.hash());
  }

  public Optional<Live> live(ApiKeyId id, Instant now) {
    return sql.one(LIVE + " k.id = ?", ApiKeys::live, now, id);
  }

  /** Returns those of the keys that are valid. */
  Map<ApiKeyId, Live> live(Set<ApiKeyId> ids, Instant now) {
    return sql
        .list(LIVE + " k.id = ANY (?)", ApiKeys::live, now, ids.toArray(ApiKeyId[]::new))
        .stream()
        .collect(Collectors.toMap(Live::id, Function.identity()));
  }

  /** Returns a key if it is among the visible ones. */
  public Optional<Versioned<ApiKeyView>> byId(ApiKeyId id, ApiKeyListing.Visible visible) {
    return find(id, visible, "");
  }

  /** Returns a key if it is among the visible ones, and locks it until the transaction ends. */
  public Optional<Versioned<ApiKeyView>> lock(ApiKeyId id, ApiKeyListing.Visible visible) {
    return find(id, visible, " FOR UPDATE");
  }

  private Optional<Versioned<ApiKeyView>> find(
      ApiKeyId id, ApiKeyListing.Visible visible, String lock) {
    var condition = Condition.all(List.of(Condition.of("k.id = ?", id), visible.condition()));
    return sql.one(
        "SELECT k.*, k.expires_at IS NULL AS never_expires FROM api_keys k WHERE "
            + condition.sql()
            + lock,
        row -> new Versioned<>(ApiKeyListing.view(row), row.number("version")),
        condition.parameters().toArray());
  }

  public void used(ApiKeyId id, Instant now) {
    sql.update("UPDATE api_keys SET last_used_at = ? WHERE id = ?", now, id);
  }

  /** Stores the expiry and the revocation of a key that {@link #lock} has locked. */
  void save(IssuedKey key, Instant now) {
    sql.update(
        """
        UPDATE api_keys SET expires_at = ?, revoked_at = ?, updated_at = ?, version = version + 1
        WHERE id = ?""",
        key.terms().expiresAt(),
        key.revokedAt(),
        now,
        key.id());
  }

  public int revokeAllOf(AccountId userId, Instant now) {
    return sql.update(
        """
        UPDATE api_keys SET revoked_at = ?, updated_at = ?, version = version + 1
        WHERE user_id = ? AND revoked_at IS NULL""",
        now,
        now,
        userId);
  }

  private static Live live(Row row) {
    return new Live(
        row.id("id", ApiKeyId::new),
        row.id("user_id", AccountId::new),
        row.text("email"),
        row.texts("roles"),
        IssuedKey.permissions(row.texts("scopes")),
        row.texts("allowed_addresses"),
        row.integer("requests_per_minute"));
  }
}
