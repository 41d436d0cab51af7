package io.bedloe.fakes;

import io.bedloe.identity.accounts.Passwords;
import io.bedloe.platform.config.MapConfig;
import java.security.SecureRandom;
import java.util.Map;

/** Passwords whose hash is readable: {@code hash of secret}; {@code old hash of} is outdated. */
public class FakePasswords extends Passwords {

  private static final String CURRENT = "hash of ";
  private static final String OUTDATED = "old hash of ";

  private int simulatedChecks;

  public FakePasswords() {
    super(MapConfig.settings(Map.of()), new SecureRandom());
  }

  /** The hash of a password as a former version of the server created it. */
  public static String outdated(String password) {
    return OUTDATED + password;
  }

  /** The number of checks that only took the time of a check. */
  public int simulatedChecks() {
    return simulatedChecks;
  }

  @Override
  public String hash(String password, String source) {
    return CURRENT + password;
  }

  @Override
  public boolean matches(String password, String hash, String source) {
    return hash.equals(CURRENT + password) || hash.equals(OUTDATED + password);
  }

  @Override
  public boolean isOutdated(String hash) {
    return hash.startsWith(OUTDATED);
  }

  @Override
  public void simulateCheck(String password, String source) {
    simulatedChecks++;
  }
}
