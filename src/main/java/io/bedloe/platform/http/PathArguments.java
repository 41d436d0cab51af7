package io.bedloe.platform.http;

import jakarta.ws.rs.PathParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;

/** The arguments of resource methods that are parts of the path. */
public final class PathArguments {

  private PathArguments() {}

  /** The type of the argument that takes a path parameter; empty when the method has none. */
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
