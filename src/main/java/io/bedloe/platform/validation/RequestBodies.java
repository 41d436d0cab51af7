package io.bedloe.platform.validation;

import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;
import org.jspecify.annotations.Nullable;

/**
 * Lets all members be validated. What is validated are the bodies of requests, and no entities
 * whose members could be unloaded; the validator would otherwise ask the Persistence API of the
 * server, which the application does not use. {@code META-INF/validation.xml} names this class.
 */
public class RequestBodies implements TraversableResolver {

  @Override
  public boolean isReachable(
      @Nullable Object validated,
      Path.Node member,
      Class<?> root,
      Path pathToValidated,
      ElementType type) {
    return true;
  }

  @Override
  public boolean isCascadable(
      @Nullable Object validated,
      Path.Node member,
      Class<?> root,
      Path pathToValidated,
      ElementType type) {
    return true;
  }
}
