package io.bedloe.platform.audit;

import io.bedloe.kernel.Caller;
import java.util.Optional;

/** Says who sent the request that is being served; implemented by {@code platform.security}. */
public interface AuditActor {

  /** The caller; empty without a request, and in a request whose caller is not known. */
  Optional<Caller> current();
}
