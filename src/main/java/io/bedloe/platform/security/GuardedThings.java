package io.bedloe.platform.security;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A feature tells here which of its things policies can see. It implements this port once for each
 * sort of thing.
 */
public interface GuardedThings {

  /** The sort of thing, such as {@code order}. */
  String type();

  /** The actions on these resources; at most one for each permission. */
  List<GuardedAction> actions();

  /** One of them as it is now, whoever may see it. */
  Optional<Guarded> find(UUID id);
}
