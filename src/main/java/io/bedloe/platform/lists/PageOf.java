package io.bedloe.platform.lists;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;

/** A resource method that answers a page of a list. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PageOf {

  /** The definition of the list. */
  Class<? extends Definition> value();

  /** Names a list; has a constructor without parameters. */
  interface Definition {

    Listing<?> listing();

    /** The schema of a class. */
    static Listing<?> of(Class<? extends Definition> type) {
      try {
        Constructor<? extends Definition> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance().listing();
      } catch (ReflectiveOperationException wrong) {
        throw new IllegalStateException(type + " cannot be made", wrong);
      }
    }
  }
}
