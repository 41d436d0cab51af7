package io.bedloe.platform.security;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The resources of a feature that policies can see. A feature implements this port once for each
 * resource type.
 */
public interface ProtectedResources {

  /** The resource type, such as {@code order}. */
  String type();

  /** The actions on these resources; at most one for each permission. */
  List<ProtectedAction> actions();

  /** Reads a resource as it is now, without checking who may see it. */
  Optional<ProtectedResource> find(UUID id);
}
