package io.bedloe.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names, on a feature's package, the tables of other features that its SQL reads. A table belongs
 * to the feature whose change log creates it. The architecture rules refuse SQL that reads a table
 * of another feature that is not named here, and all SQL that writes one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface ReadsTables {

  /** The tables, by their names in the database. */
  String[] value();
}
