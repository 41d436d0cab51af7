package io.bedloe.it;

import org.microshed.testing.ApplicationEnvironment;

/** Tells MicroShed Testing that the server under test is ours; found by the service loader. */
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
