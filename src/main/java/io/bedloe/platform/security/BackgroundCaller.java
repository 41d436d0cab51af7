package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/**
 * Runs work outside of a request with the rights of a caller: rules that judge the current caller,
 * such as the row limits of lists, judge this one.
 */
@ApplicationScoped
public class BackgroundCaller {

  private final CurrentCaller current;

  @Inject
  public BackgroundCaller(CurrentCaller current) {
    this.current = current;
  }

  /** Runs work; the caller before it, if there is one, is the current one again afterwards. */
  @ActivateRequestContext
  public <T> T call(Caller caller, Supplier<T> work) {
    var before = current.isKnown() ? current.get() : caller;
    current.is(caller);
    try {
      return work.get();
    } finally {
      current.is(before);
    }
  }
}
