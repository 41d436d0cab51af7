package io.bedloe.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request, read one by one. It collects everything that is wrong with
 * them, so that one refusal names all of it.
 */
public final class QueryParameters {

  private final Map<String, List<String>> parameters;
  private final Set<String> read = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  /**
   * Begins to read.
   *
   * @param parameters decoded
   */
  public QueryParameters(Map<String, List<String>> parameters) {
    this.parameters = new LinkedHashMap<>(parameters);
  }

  /**
   * Reads a parameter that can be given once; null when it is missing or wrong.
   *
   * @param reading makes the value of the text, or refuses it with {@link InvalidValue}
   */
  public <T> @Nullable T value(String name, Function<String, T> reading) {
    read.add(name);
    var values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      fault(name, "repeated", "is given %d times; give it once".formatted(values.size()));
      return null;
    }
    try {
      return values.isEmpty() ? null : reading.apply(values.get(0));
    } catch (InvalidValue wrong) {
      fault(name, wrong);
      return null;
    }
  }

  /** Reads a parameter that has a default, which also stands for a wrong value. */
  public <T> T value(String name, T standard, Function<String, T> reading) {
    var value = value(name, reading);
    return value == null ? standard : value;
  }

  /** Reads {@code true} or {@code false}; false when it is missing. */
  public boolean flag(String name) {
    return value(name, false, QueryParameters::parseFlag);
  }

  private static boolean parseFlag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidValue("invalid-flag", "neither true nor false");
    };
  }

  /** Whether a parameter was given, once or more often. */
  public boolean has(String name) {
    return !parameters.getOrDefault(name, List.of()).isEmpty();
  }

  /** The names of the parameters that nobody has read yet, in the order of the request. */
  public Set<String> unread() {
    var names = new LinkedHashSet<>(parameters.keySet());
    names.removeAll(read);
    return names;
  }

  /** Reports each parameter that nobody has read, in the order of their names. */
  public void refuseUnread(String detail) {
    for (var name : new TreeSet<>(unread())) {
      fault(name, "unknown-parameter", detail);
    }
  }

  /** Reports what is wrong with a parameter. */
  public void fault(String name, String code, String detail) {
    faults.add(new Fault(name, code, detail));
  }

  /** Reports a parameter whose value is not read, because its name is wrong. */
  public void refuse(String name, String code, String detail) {
    read.add(name);
    fault(name, code, detail);
  }

  /** Reports what is wrong with the value of a parameter. */
  public void fault(String name, InvalidValue wrong) {
    faults.add(wrong.at(name));
  }

  /** Refuses the request if anything was wrong. */
  public void mustBeValid(Rule rule) {
    if (!faults.isEmpty()) {
      throw Rejected.because(rule, "The query parameters are not valid.", faults);
    }
  }
}
