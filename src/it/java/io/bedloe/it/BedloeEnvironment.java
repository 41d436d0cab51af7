package io.bedloe.it;

import org.microshed.testing.ApplicationEnvironment;

/**
 * Declares to MicroShed Testing that Bedloe manages the server under test; the service loader finds
 * this class.
 */
public final class BedloeEnvironment implements ApplicationEnvironment {
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 10;
  }

  @Override
  public void start() {
    BedloeServer.shared();
  }

  @Override
  public String getApplicationURL() {
    return BedloeServer.shared().uri().toString();
  }
}
