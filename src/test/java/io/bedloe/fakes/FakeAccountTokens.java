package io.bedloe.fakes;

import io.bedloe.identity.accounts.Account;
import io.bedloe.identity.accounts.data.AccountTokens;
import io.bedloe.identity.accounts.model.MailedToken;
import io.bedloe.identity.accounts.model.MailedToken.Purpose;
import io.bedloe.kernel.AccountId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens in memory; a new one of an account replaces that with the same purpose. */
public final class FakeAccountTokens extends AccountTokens {

  private final Map<String, Stored> tokens = new LinkedHashMap<>();

  private record Stored(
      Purpose purpose, @Nullable AccountId owner, Instant expiresAt, boolean replacedOrUsed) {

    Stored invalid() {
      return new Stored(purpose, owner, expiresAt, true);
    }
  }

  public FakeAccountTokens() {
    super(new FakeSql());
  }

  /** The number of tokens that were stored, of accounts and of addresses without one. */
  public int stored() {
    return tokens.size();
  }

  @Override
  public void add(
      MailedToken token, Purpose purpose, @Nullable Account account, Instant now, Instant until) {
    var owner = account == null ? null : account.id();
    tokens.replaceAll(
        (hash, other) ->
            owner != null && owner.equals(other.owner()) && purpose == other.purpose()
                ? other.invalid()
                : other);
    tokens.put(token.hash(), new Stored(purpose, owner, until, false));
  }

  @Override
  public Optional<AccountId> find(MailedToken token, Purpose purpose, Instant now) {
    return Optional.ofNullable(tokens.get(token.hash()))
        .filter(found -> found.purpose() == purpose)
        .filter(found -> found.expiresAt().isAfter(now) && !found.replacedOrUsed())
        .map(Stored::owner);
  }

  @Override
  public Optional<AccountId> ownerOfAny(MailedToken token) {
    return Optional.ofNullable(tokens.get(token.hash())).map(Stored::owner);
  }

  @Override
  public boolean use(MailedToken token, Purpose purpose, Instant now) {
    boolean good = find(token, purpose, now).isPresent();
    if (good) {
      tokens.computeIfPresent(token.hash(), (hash, found) -> found.invalid());
    }
    return good;
  }

  @Override
  public void voidAllOf(AccountId userId) {
    tokens.values().removeIf(token -> userId.equals(token.owner()));
  }
}
