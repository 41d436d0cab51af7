package io.bedloe.fakes;

import io.bedloe.identity.mfa.RecoveryCode;
import io.bedloe.identity.mfa.SecondFactor;
import io.bedloe.identity.mfa.SecondFactors;
import io.bedloe.identity.mfa.TotpSecret;
import io.bedloe.kernel.AccountId;
import io.bedloe.platform.crypto.Keyring;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Second factors in memory. */
public final class FakeSecondFactors extends SecondFactors {

  private final Map<AccountId, SecondFactor> factors = new HashMap<>();
  private final Map<AccountId, Set<String>> codes = new HashMap<>();

  public FakeSecondFactors() {
    super(new FakeSql(), Keyring.of("a secret of a test, long enough"));
  }

  /** Gives an account a factor that is confirmed. */
  public void put(AccountId userId, TotpSecret secret) {
    factors.put(userId, new SecondFactor(secret, Instant.EPOCH, 0));
  }

  /** The time step of the last code of an account that was accepted. */
  public long lastStepOf(AccountId userId) {
    return find(userId).orElseThrow().lastStep();
  }

  @Override
  public Optional<SecondFactor> find(AccountId userId) {
    return Optional.ofNullable(factors.get(userId));
  }

  @Override
  public Optional<SecondFactor> findLocked(AccountId userId) {
    return find(userId);
  }

  @Override
  public Optional<SecondFactor.State> lockState(AccountId userId) {
    return find(userId).map(SecondFactor::state);
  }

  @Override
  public void begin(AccountId userId, SecondFactor factor, Instant now) {
    factors.put(userId, factor);
  }

  @Override
  public void save(AccountId userId, SecondFactor factor) {
    factors.replace(userId, factor);
  }

  @Override
  public void remove(AccountId userId) {
    codes.remove(userId);
    factors.remove(userId);
  }

  @Override
  public void setCodes(AccountId userId, List<RecoveryCode> wanted) {
    codes.put(
        userId,
        wanted.stream().map(RecoveryCode::hash).collect(Collectors.toCollection(HashSet::new)));
  }

  @Override
  public boolean useRecoveryCode(AccountId userId, RecoveryCode code) {
    return codes.containsKey(userId)
        && Objects.requireNonNull(codes.get(userId)).remove(code.hash());
  }

  @Override
  public int codesLeft(AccountId userId) {
    return codes.getOrDefault(userId, Set.of()).size();
  }
}
