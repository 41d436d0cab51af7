package io.bedloe.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names, on a feature's package, the other features that it may import: for each of them, one
 * public class of its root package. The architecture rules refuse every import of a feature that is
 * not named here, of anything below a root package, and every cycle.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface MayUse {

  /** One public class from the root package of each feature that may be used. */
  Class<?>[] value();
}
