package io.bedloe.platform.http;

import jakarta.ws.rs.PathParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;

/** Finds the arguments of resource methods that are path parameters. */
public final class PathArguments {

  private PathArguments() {}

  /** Returns the type of the argument for a path parameter; empty when the method has none. */
  public static Optional<Class<?>> type(Method method, String name) {
    return Arrays.stream(method.getParameters())
        .filter(argument -> isNamed(argument, name))
        .findFirst()
        .map(Parameter::getType);
  }

  private static boolean isNamed(Parameter argument, String name) {
    var path = argument.getAnnotation(PathParam.class);
    return path != null && path.value().equals(name);
  }
}
