package io.bedloe.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that breaks a {@link Rule}. The transaction rolls back, so the request has no effect.
 */
public final class Rejected extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Rule rule;
  private final transient List<Fault> faults;
  private final transient Map<String, Object> extensions;

  private Rejected(
      Rule rule,
      String detail,
      List<Fault> faults,
      Map<String, Object> extensions,
      @Nullable Throwable cause) {
    super(detail, cause, false, cause != null);
    this.rule = rule;
    this.faults = List.copyOf(faults);
    this.extensions = extensions;
  }

  public static Rejected because(Rule rule, String detail) {
    return new Rejected(rule, detail, List.of(), Map.of(), null);
  }

  public static Rejected because(Rule rule, String detail, Throwable cause) {
    return new Rejected(rule, detail, List.of(), Map.of(), cause);
  }

  public static Rejected because(Rule rule, String detail, List<Fault> faults) {
    return new Rejected(rule, detail, faults, Map.of(), null);
  }

  /** Returns the same refusal with one more member in its problem document. */
  public Rejected with(String name, Object value) {
    var more = new LinkedHashMap<>(extensions);
    more.put(name, value);
    return new Rejected(rule, detail(), faults, more, getCause());
  }

  public Rule rule() {
    return rule;
  }

  /** Returns the explanation of this occurrence, for people. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  public List<Fault> faults() {
    return faults;
  }

  public Map<String, Object> extensions() {
    return extensions;
  }
}
