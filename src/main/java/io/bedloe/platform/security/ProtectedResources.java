package io.bedloe.platform.security;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The resources of a feature that policies can see. A feature implements this port once for each
 * resource type.
 */
public interface ProtectedResources {

  /** Returns the resource type, such as {@code order}. */
  String type();

  /** Returns the actions on these resources; at most one for each permission. */
  List<ProtectedAction> actions();

  /** Reads the current state of a resource, without a check of the caller's rights. */
  Optional<ProtectedResource> find(UUID id);
}
