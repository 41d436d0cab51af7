package io.bedloe.platform.json;

import io.bedloe.kernel.Id;
import java.util.UUID;

/** Creates ids of a type that is known at run time only: those in paths and in JSON. */
public final class IdTypes {

  private IdTypes() {}

  /** Creates an id. Its type must be a public record with a UUID as its only component. */
  public static <T extends Id> T create(Class<T> type, UUID value) {
    try {
      return type.getConstructor(UUID.class).newInstance(value);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(type + " is not a public record of a UUID", broken);
    }
  }
}
