package io.bedloe.architecture.violations.commerce.orders.usecase;

import jakarta.enterprise.context.Dependent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bean counts in a field what one request does, and remembers who asked. */
@Dependent
public class KeepsACount {

  private final Map<String, Long> callers = new HashMap<>();
  private final List<String> names = List.of("this field does not change");
  private final LastCaller last = new LastCaller();
  private long count;

  /** The object is no bean itself. */
  static class LastCaller {
    String name = "";
  }

  long count(String caller) {
    count++;
    last.name = caller;
    callers.put(caller, count);
    return count + names.size();
  }
}
