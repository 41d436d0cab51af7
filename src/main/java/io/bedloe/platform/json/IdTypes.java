package io.bedloe.platform.json;

import io.bedloe.kernel.Id;
import java.lang.reflect.Constructor;
import java.util.UUID;

/** Creates ids of a type that is known at run time only: those in paths and in JSON. */
public final class IdTypes {

  /** Each constructor is looked up once: a lookup costs more than the creation of an id. */
  private static final ClassValue<Constructor<?>> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          try {
            return type.getConstructor(UUID.class);
          } catch (NoSuchMethodException missing) {
            throw notARecord(type, missing);
          }
        }
      };

  private IdTypes() {}

  /** Creates an id. Its type must be a public record with a UUID as its only component. */
  public static <T extends Id> T create(Class<T> type, UUID value) {
    try {
      return type.cast(CONSTRUCTORS.get(type).newInstance(value));
    } catch (ReflectiveOperationException broken) {
      throw notARecord(type, broken);
    }
  }

  private static IllegalStateException notARecord(Class<?> type, Exception cause) {
    return new IllegalStateException(type + " is not a public record of a UUID", cause);
  }
}
