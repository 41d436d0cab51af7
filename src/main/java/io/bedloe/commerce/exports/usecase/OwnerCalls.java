package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.data.Exports.Resumed;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.security.StoredCallers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** Runs parts of exports with the rights that their owners have at that moment. */
@Dependent
class OwnerCalls {

  private final StoredCallers callers;
  private final ExportRights rights;

  @Inject
  OwnerCalls(StoredCallers callers, ExportRights rights) {
    this.callers = callers;
    this.rights = rights;
  }

  /** Does work as the owner. */
  void run(Resumed resumed, Runnable work) {
    boolean unused =
        call(
            resumed,
            () -> {
              work.run();
              return true;
            });
  }

  /** Does work as the owner, and returns its result; refuses an owner who lost the rights. */
  <T> T call(Resumed resumed, Supplier<T> work) {
    var caller =
        callers
            .resolve(resumed.caller())
            .orElseThrow(
                () ->
                    Rejected.because(
                        ExportRule.EXPORT_NOT_ALLOWED,
                        "The account that asked for the export may not sign in any more, or its API"
                            + " key was revoked."));
    return callers.call(
        caller,
        resumed.caller().context(),
        () -> {
          rights.mustAllow(resumed.export().resource(), resumed.export().filters(), caller);
          return work.get();
        });
  }
}
