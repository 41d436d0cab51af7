package io.bedloe.platform.security;

import io.bedloe.platform.http.Api;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resource method that a request was routed to, by its declared path. Several forms of a path
 * lead to the same method ({@code ;a=b}, a trailing slash, percent-encoding); policies see only
 * one.
 *
 * @param template the template below {@code /api/v1}, such as {@code /orders/{id}}
 * @param path the whole path, with the decoded values of the parameters
 */
record RequestedRoute(String template, String path) {

  /** A parameter of a template, with or without a regular expression. */
  private static final Pattern PARAMETER = Pattern.compile("\\{ *([\\w.-]+)[^}]*\\}");

  private static final String BASE =
      Objects.requireNonNull(Api.class.getAnnotation(ApplicationPath.class)).value();

  static RequestedRoute of(Method method, Map<String, List<String>> parameters) {
    var template =
        Stream.of(
                method.getDeclaringClass().getAnnotation(Path.class),
                method.getAnnotation(Path.class))
            .filter(Objects::nonNull)
            .map(Path::value)
            .flatMap(value -> Stream.of(value.split("/")))
            .filter(segment -> !segment.isEmpty())
            .map(segment -> PARAMETER.matcher(segment).replaceAll("{$1}"))
            .collect(Collectors.joining("/", "/", ""));
    var path =
        PARAMETER
            .matcher(template)
            .replaceAll(
                found ->
                    java.util.regex.Matcher.quoteReplacement(
                        parameters.getOrDefault(found.group(1), List.of("")).stream()
                            .findFirst()
                            .orElse("")));
    return new RequestedRoute(template, BASE + path);
  }
}
