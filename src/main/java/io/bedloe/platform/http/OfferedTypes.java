package io.bedloe.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the media types that operations consume and produce, in the annotations of the resource
 * classes. Jakarta REST does not report them when it refuses a request with 406 or 415.
 */
@ApplicationScoped
public class OfferedTypes {

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");
  private static final Pattern PATH_PARAMETERS = Pattern.compile(";[^/]*");

  /** The quality of source ({@code text/csv;qs=0.9}), which is not a part of the type. */
  private static final Pattern QUALITY_OF_SOURCE = Pattern.compile("\\s*;\\s*qs=[0-9.]+");

  private static final String BASE =
      Objects.requireNonNull(Api.class.getAnnotation(ApplicationPath.class)).value();

  private final BeanManager beans;
  private volatile @Nullable List<Operation> operations;

  @Inject
  public OfferedTypes(BeanManager beans) {
    this.beans = beans;
  }

  private record Operation(
      String method, Pattern path, List<String> consumed, List<String> produced) {}

  /**
   * Returns the media types that the operation consumes, comma-separated; empty when it consumes
   * any.
   */
  String readBy(HttpServletRequest request) {
    return types(request, Operation::consumed);
  }

  /**
   * Returns the media types that the operation produces, comma-separated; empty when it produces
   * any.
   */
  String producedBy(HttpServletRequest request) {
    return types(request, Operation::produced);
  }

  private String types(HttpServletRequest request, Function<Operation, List<String>> types) {
    var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    var path = PATH_PARAMETERS.matcher(request.getRequestURI()).replaceAll("");
    return all().stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> operation.path().matcher(path).matches())
        .flatMap(operation -> types.apply(operation).stream())
        .map(type -> QUALITY_OF_SOURCE.matcher(type).replaceAll(""))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private List<Operation> all() {
    var known = operations;
    if (known == null) {
      known =
          beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
              .map(Bean::getBeanClass)
              .filter(type -> type.isAnnotationPresent(Path.class))
              .distinct()
              .flatMap(type -> Arrays.stream(type.getMethods()))
              .flatMap(OfferedTypes::operation)
              .toList();
      operations = known;
    }
    return known;
  }

  private static Stream<Operation> operation(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(http -> new Operation(http.value(), path(method), consumed(method), produced(method)));
  }

  private static Pattern path(Method method) {
    var template =
        Stream.of(method.getDeclaringClass(), method)
            .map((AnnotatedElement part) -> part.getAnnotation(Path.class))
            .filter(Objects::nonNull)
            .flatMap(path -> Stream.of(path.value().split("/", -1)))
            .filter(segment -> !segment.isEmpty())
            .map(segment -> PARAMETER.matcher(segment).replaceAll("[^/]+"))
            .collect(Collectors.joining("/"));
    return Pattern.compile(Pattern.quote(BASE + "/") + template + "/?");
  }

  private static List<String> consumed(Method method) {
    var own = method.getAnnotation(Consumes.class);
    var common = method.getDeclaringClass().getAnnotation(Consumes.class);
    return own != null
        ? List.of(own.value())
        : common != null ? List.of(common.value()) : List.of();
  }

  private static List<String> produced(Method method) {
    var own = method.getAnnotation(Produces.class);
    var common = method.getDeclaringClass().getAnnotation(Produces.class);
    return own != null
        ? List.of(own.value())
        : common != null ? List.of(common.value()) : List.of();
  }
}
