package io.bedloe.platform.security;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thing that somebody wants to see or change, as policies see it.
 *
 * @param type what sort of thing, such as {@code order}
 * @param id which one; null when things are not asked for one by one
 * @param attributes what is known of it; what is not there, a policy cannot rely on
 */
public record Guarded(String type, @Nullable String id, Map<String, Object> attributes) {

  public Guarded {
    attributes = Collections.unmodifiableMap(new HashMap<>(attributes));
  }

  /**
   * Things of a type that nobody has looked at, such as the rows of a file. A policy that has to
   * know one of them refuses them all.
   */
  public static Guarded unseen(String type) {
    return new Guarded(type, null, Map.of());
  }

  /** Whether it is one thing that was looked at. */
  public boolean isSeen() {
    return id != null;
  }

  /** The same with one more attribute, unless the value is absent. */
  public Guarded with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new HashMap<>(attributes);
    more.put(name, value);
    return new Guarded(type, id, more);
  }
}
