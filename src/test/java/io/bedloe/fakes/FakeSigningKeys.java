package io.bedloe.fakes;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.bedloe.identity.sessions.SigningKeyView;
import io.bedloe.identity.sessions.data.SigningKeys;
import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.crypto.Keyring;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keys in memory, of which the newest that has begun signs. */
public final class FakeSigningKeys extends SigningKeys {

  private final Clock clock;
  private final List<ECKey> keys;
  private final List<SigningKeyView> views = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();

  public static FakeSigningKeys at(Clock clock) {
    var keys = new FakeSigningKeys(new FakeSql(), clock, new ArrayList<>());
    keys.add(clock.instant());
    keys.calls.clear();
    return keys;
  }

  private FakeSigningKeys(FakeSql sql, Clock clock, List<ECKey> keys) {
    super(
        sql.answer("SELECT public_jwk", none -> keys),
        () -> new UUID(0, 0),
        clock,
        MapConfig.settings(Map.of()),
        Keyring.of("a secret of a test, long enough"));
    this.clock = clock;
    this.keys = keys;
  }

  /** The calls that locked, added, withdrew and deleted, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** The keys, the oldest first. */
  public List<SigningKeyView> views() {
    return List.copyOf(views);
  }

  /** Has the keys read again, as after a change on this server. */
  public void readAgain() {
    verification().evict();
  }

  @Override
  public void lock() {
    calls.add("lock");
  }

  @Override
  public Optional<Instant> newest() {
    return views.stream().map(SigningKeyView::signsFrom).max(Instant::compareTo);
  }

  @Override
  public SigningKeyView add(Instant signsFrom) {
    calls.add("add");
    var kid = "key-" + (keys.size() + 1);
    try {
      keys.add(new ECKeyGenerator(Curve.P_256).keyID(kid).generate());
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
    var view = new SigningKeyView(kid, clock.instant(), signsFrom);
    views.add(view);
    return view;
  }

  @Override
  public int withdrawAllBut(String kid) {
    calls.add("withdraw");
    int before = keys.size();
    keys.removeIf(key -> !key.getKeyID().equals(kid));
    return before - keys.size();
  }

  @Override
  public int deleteOld() {
    calls.add("deleteOld");
    return 0;
  }

  @Override
  public ECKey current() {
    var now = clock.instant();
    return views.stream()
        .filter(view -> !view.signsFrom().isAfter(now))
        .sorted(Comparator.comparing(SigningKeyView::signsFrom))
        .flatMap(view -> keys.stream().filter(key -> key.getKeyID().equals(view.kid())))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }
}
