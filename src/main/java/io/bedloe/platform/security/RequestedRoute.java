package io.bedloe.platform.security;

import io.bedloe.platform.http.Api;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
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

  /** The templates by resource method; the number of methods limits the size. */
  private static final Map<Method, Template> TEMPLATES = new ConcurrentHashMap<>();

  static RequestedRoute of(Method method, Map<String, List<String>> parameters) {
    var template = TEMPLATES.computeIfAbsent(method, Template::of);
    return new RequestedRoute(template.text(), BASE + template.filled(parameters));
  }

  /**
   * The declared path of a resource method.
   *
   * @param parts the literal texts and the names of parameters in turn; a literal is first
   */
  private record Template(String text, List<String> parts) {

    static Template of(Method method) {
      var text =
          Stream.of(
                  method.getDeclaringClass().getAnnotation(Path.class),
                  method.getAnnotation(Path.class))
              .filter(Objects::nonNull)
              .map(Path::value)
              .flatMap(value -> Stream.of(value.split("/")))
              .filter(segment -> !segment.isEmpty())
              .map(segment -> PARAMETER.matcher(segment).replaceAll("{$1}"))
              .collect(Collectors.joining("/", "/", ""));
      var parts = new ArrayList<String>();
      int end = 0;
      var found = PARAMETER.matcher(text);
      while (found.find()) {
        parts.add(text.substring(end, found.start()));
        parts.add(found.group(1));
        end = found.end();
      }
      parts.add(text.substring(end));
      return new Template(text, List.copyOf(parts));
    }

    String filled(Map<String, List<String>> parameters) {
      var path = new StringBuilder();
      for (int i = 0; i < parts.size(); i++) {
        path.append(i % 2 == 0 ? parts.get(i) : value(parts.get(i), parameters));
      }
      return path.toString();
    }

    private static String value(String name, Map<String, List<String>> parameters) {
      var values = parameters.get(name);
      return values == null || values.isEmpty() ? "" : values.get(0);
    }
  }
}
