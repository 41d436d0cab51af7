package io.bedloe.platform.security;

import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * Holds the caller of the current request. All methods are public, because the client proxy calls
 * other methods by reflection (ADR 124).
 */
@RequestScoped
public class CurrentCaller {

  private @Nullable Caller caller;

  public void is(Caller known) {
    this.caller = known;
  }

  public boolean isKnown() {
    return caller != null;
  }

  /** Returns the caller; refuses when the request has none. */
  public Caller get() {
    if (caller == null) {
      throw Rejected.because(
          AccessRule.UNAUTHENTICATED, "Send a valid access token as a bearer token.");
    }
    return caller;
  }
}
