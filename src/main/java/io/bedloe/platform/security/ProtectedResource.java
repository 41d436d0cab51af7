package io.bedloe.platform.security;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that a caller wants to read or change, as policies see it.
 *
 * @param type the resource type, such as {@code order}
 * @param id the resource; null when the request is about resources that are not checked one by one
 * @param attributes the known attributes; a policy that needs another one cannot be evaluated
 */
public record ProtectedResource(String type, @Nullable String id, Map<String, Object> attributes) {

  public ProtectedResource {
    attributes = Collections.unmodifiableMap(new HashMap<>(attributes));
  }

  /**
   * Resources of a type that were not read, such as the rows of a file. A policy that needs an
   * attribute of the resource denies all of them.
   */
  public static ProtectedResource unseen(String type) {
    return new ProtectedResource(type, null, Map.of());
  }

  /** Returns whether this is one resource that was read. */
  public boolean isSeen() {
    return id != null;
  }

  /** Returns a copy with one more attribute, or this resource when the value is absent. */
  public ProtectedResource with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new HashMap<>(attributes);
    more.put(name, value);
    return new ProtectedResource(type, id, more);
  }
}
