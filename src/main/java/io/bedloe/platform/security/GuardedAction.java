package io.bedloe.platform.security;

import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Listing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action of which policies see the thing that it is done to.
 *
 * @param permission what the action asks for
 * @param type the sort of thing
 * @param attributes what policies can rely on when it is asked for
 * @param listing the list that shows the things to who holds the permission; its fields stand for
 *     the attributes of the same name
 */
public record GuardedAction(
    Permission permission,
    String type,
    Map<String, AttributeType> attributes,
    @Nullable Listing<?> listing) {

  public GuardedAction {
    attributes = Map.copyOf(attributes);
  }
}
