package io.bedloe.platform.lists;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;

/** Marks a resource method that returns a page of a list. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface PageOf {

  /** The definition of the list. */
  Class<? extends Definition> value();

  /** Returns the definition of a list; the class has a constructor without parameters. */
  interface Definition {

    Listing<?> listing();

    /** Returns the listing of a definition class. */
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
