package io.bedloe.platform.http;

import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import jakarta.annotation.Priority;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses query parameters that a read operation does not declare, because an ignored parameter is
 * a mistake of the client. Methods that read the whole query, such as lists, check the parameters
 * themselves.
 */
@Provider
@Priority(FilterOrder.PARAMETERS)
public class ParameterFilter implements ContainerRequestFilter {

  @Context
  @SuppressWarnings("NullAway.Init")
  private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    var sent = request.getUriInfo().getQueryParameters().keySet();
    boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    if (sent.isEmpty() || !read || readsWholeQuery(resource.getResourceMethod())) {
      return;
    }
    var known = parametersOf(resource.getResourceMethod());
    var unknown =
        sent.stream()
            .filter(name -> !known.contains(name))
            .sorted()
            .map(
                name ->
                    new Fault(
                        name, "unknown-parameter", "this operation does not have this parameter"))
            .toList();
    if (!unknown.isEmpty()) {
      throw Rejected.because(
          HttpRule.INVALID_PARAMETER,
          "The query has parameters that this operation does not have. Remove them.",
          unknown);
    }
  }

  private static boolean readsWholeQuery(Method method) {
    return Arrays.stream(method.getParameterTypes()).anyMatch(type -> type == UriInfo.class);
  }

  private static Set<String> parametersOf(Method method) {
    return Arrays.stream(method.getParameters())
        .map(parameter -> parameter.getAnnotation(QueryParam.class))
        .filter(Objects::nonNull)
        .map(QueryParam::value)
        .collect(Collectors.toSet());
  }
}
