package io.bedloe.platform.security;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Listing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action whose policies can read attributes of the resource.
 *
 * @param permission the permission that the action needs
 * @param type the resource type
 * @param attributes the attributes that policies can use for this action, with their types
 * @param listing the list that holders of the permission read; its fields are the attributes of the
 *     same name
 */
public record ProtectedAction(
    Permission permission,
    String type,
    Map<String, AttributeType> attributes,
    @Nullable Listing<?> listing) {

  public ProtectedAction {
    attributes = Map.copyOf(attributes);
  }
}
