package io.bedloe.platform.security;

import io.bedloe.kernel.Caller;
import io.bedloe.platform.audit.AuditActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.util.Optional;

/** Names the caller of the request as the actor of audit rows. */
@ApplicationScoped
public class RequestActor implements AuditActor {

  private final CurrentCaller caller;

  @Inject
  public RequestActor(CurrentCaller caller) {
    this.caller = caller;
  }

  @Override
  public Optional<Caller> current() {
    try {
      return caller.isKnown() ? Optional.of(caller.get()) : Optional.empty();
    } catch (ContextNotActiveException noRequest) {
      return Optional.empty(); // work of Bedloe's own, outside of any request
    }
  }
}
