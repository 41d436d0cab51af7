package io.bedloe.messaging.webhooks.data;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.ApiKeyId;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.ResourceId;
import io.bedloe.kernel.Versioned;
import io.bedloe.messaging.webhooks.StateReason;
import io.bedloe.messaging.webhooks.WebhookId;
import io.bedloe.messaging.webhooks.WebhookState;
import io.bedloe.messaging.webhooks.WebhookView;
import io.bedloe.messaging.webhooks.model.SigningSecrets;
import io.bedloe.messaging.webhooks.model.WebhookSecret;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.EncryptedColumn;
import io.bedloe.platform.crypto.EncryptedColumns;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored webhooks; their secrets are encrypted. */
@ApplicationScoped
public class Webhooks implements EncryptedColumns {

  private static final KeyPurpose SECRETS =
      KeyPurpose.of("webhook secrets", EarlierDerivation.SHA_256);

  /** A secret has no spaces. */
  private static final String SEPARATOR = " ";

  private static final String VIEW = "SELECT " + WebhookListing.COLUMNS + " FROM webhooks w ";

  private final Sql sql;
  private final Encryption encryption;

  @Inject
  public Webhooks(Sql sql, Keyring keyring) {
    this.sql = sql;
    this.encryption = keyring.encryption(SECRETS);
  }

  /** The values of a webhook that its owner chooses. */
  public record Terms(String url, List<String> types, @Nullable String description) {}

  /**
   * The account that a webhook belongs to, and the API key whose rights it has.
   *
   * @param apiKey null when it has the rights of the account
   */
  public record Owner(AccountId account, @Nullable ApiKeyId apiKey) {

    public static Owner of(Caller caller) {
      return new Owner(caller.id(), caller.apiKeyId());
    }

    /**
     * Returns the condition for {@code webhooks w} that the owner sees. An API key sees those that
     * it has created, because a change of another one would give it the events of other rights.
     */
    public Condition sees() {
      return apiKey == null
          ? Condition.of("w.user_id = ?", account)
          : Condition.of("w.user_id = ? AND w.api_key_id = ?", account, apiKey).grouped();
    }
  }

  /** Stores a new webhook, which gets the events after a position. */
  public void add(WebhookId id, Owner owner, Terms terms, SigningSecrets secrets, Start start) {
    sql.update(
        """
        INSERT INTO webhooks (id, user_id, api_key_id, url, types, description, state,
          started_after, secrets_jwe, previous_secret_until, created_at, updated_at, version)
        VALUES (?, ?, ?, ?, ?, ?, 'ACTIVE', ?, ?, ?, ?, ?, 0)""",
        id,
        owner.account(),
        owner.apiKey(),
        terms.url(),
        terms.types().toArray(String[]::new),
        terms.description(),
        start.after(),
        encrypted(secrets),
        secrets.previousUntil(),
        start.at(),
        start.at());
  }

  /** When a webhook is created or resumed, and the position after which it gets events. */
  public record Start(Instant at, long after) {}

  public long countOf(AccountId owner) {
    return sql.single(
        "SELECT count(*) AS n FROM webhooks WHERE user_id = ?", row -> row.number("n"), owner);
  }

  /** Returns the owners of webhooks that they have not paused themselves. */
  public Map<ResourceId, Set<AccountId>> ownersOf(Set<ResourceId> webhooks) {
    return sql
        .list(
            """
            SELECT id, user_id FROM webhooks
            WHERE id = ANY (?) AND state_reason IS DISTINCT FROM 'OWNER'""",
            row ->
                Map.entry(row.id("id", ResourceId::new), Set.of(row.id("user_id", AccountId::new))),
            (Object) webhooks.toArray(ResourceId[]::new))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns a webhook if the owner sees it. */
  public Optional<Versioned<WebhookView>> find(WebhookId id, Owner owner) {
    return find(id, owner, "");
  }

  /** Returns a webhook if the owner sees it, and locks it until the transaction ends. */
  public Optional<Versioned<WebhookView>> lock(WebhookId id, Owner owner) {
    return find(id, owner, " FOR UPDATE");
  }

  private Optional<Versioned<WebhookView>> find(WebhookId id, Owner owner, String lock) {
    var condition = Condition.all(List.of(Condition.of("w.id = ?", id), owner.sees()));
    return sql.one(
        VIEW + "WHERE " + condition.sql() + lock,
        Webhooks::versioned,
        condition.parameters().toArray());
  }

  /** Returns a webhook of any account, and locks it until the transaction ends. */
  public Optional<Versioned<WebhookView>> lock(WebhookId id) {
    return sql.one(VIEW + "WHERE w.id = ? FOR UPDATE", Webhooks::versioned, id);
  }

  private static Versioned<WebhookView> versioned(Row row) {
    return new Versioned<>(WebhookListing.view(row), row.number("version"));
  }

  /** Changes the values of a webhook; the failures of another address count no more. */
  public void change(WebhookId id, Terms terms, Instant now) {
    sql.update(
        """
        UPDATE webhooks SET failing_since = CASE WHEN url = ? THEN failing_since END, url = ?,
          types = ?, description = ?, updated_at = ?, version = version + 1
        WHERE id = ?""",
        terms.url(),
        terms.url(),
        terms.types().toArray(String[]::new),
        terms.description(),
        now,
        id);
  }

  public void remove(WebhookId id) {
    sql.update("DELETE FROM webhooks WHERE id = ?", id);
  }

  /**
   * Ends the sending of events. Those that wait to be dispatched are missing, too.
   *
   * @param pausedAfter the position after which events are not sent, or were not
   */
  public void stop(
      WebhookId id, WebhookState state, StateReason reason, long pausedAfter, Instant now) {
    sql.update(
        """
        UPDATE webhooks SET state = ?, state_reason = ?,
          paused_after = least(?, behind_after), behind_after = NULL, failing_since = NULL,
          updated_at = ?, version = version + 1
        WHERE id = ?""",
        state,
        reason,
        pausedAfter,
        now,
        id);
  }

  /** Sends events again. */
  public void resume(WebhookId id, Start start) {
    sql.update(
        """
        UPDATE webhooks SET state = 'ACTIVE', state_reason = NULL, started_after = ?,
          behind_after = NULL, updated_at = ?, version = version + 1
        WHERE id = ?""",
        start.after(),
        start.at(),
        id);
  }

  public SigningSecrets secrets(WebhookId id) {
    return sql.single(
        "SELECT secrets_jwe, previous_secret_until FROM webhooks WHERE id = ?",
        row -> decrypted(row.text("secrets_jwe"), row.instantOrNull("previous_secret_until")),
        id);
  }

  public void saveSecrets(WebhookId id, SigningSecrets secrets, Instant now) {
    sql.update(
        """
        UPDATE webhooks SET secrets_jwe = ?, previous_secret_until = ?, updated_at = ?,
          version = version + 1
        WHERE id = ?""",
        encrypted(secrets),
        secrets.previousUntil(),
        now,
        id);
  }

  private String encrypted(SigningSecrets secrets) {
    var text = secrets.current().reveal();
    var previous = secrets.previous();
    return encryption.encrypt(previous == null ? text : text + SEPARATOR + previous.reveal());
  }

  private SigningSecrets decrypted(String encrypted, @Nullable Instant until) {
    var texts = encryption.decrypt(encrypted).split(SEPARATOR, 2);
    return new SigningSecrets(
        WebhookSecret.parse(texts[0]),
        texts.length == 1 ? null : WebhookSecret.parse(texts[1]),
        until);
  }

  @Override
  public List<EncryptedColumn> encryptedColumns() {
    return List.of(
        new EncryptedColumn(
            "secrets of webhooks",
            encryption,
            """
            SELECT id::text AS id, secrets_jwe AS encrypted FROM webhooks
            WHERE id::text > ? AND NOT starts_with(secrets_jwe, ?) ORDER BY id::text LIMIT ?""",
            "UPDATE webhooks SET secrets_jwe = ? WHERE id = ?::uuid AND secrets_jwe = ?"));
  }
}
