package io.bedloe.it;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request and its response; header names as in the document. */
record Exchange(
    String method,
    URI uri,
    @Nullable String sent,
    String sentType,
    int status,
    Map<String, String> headers,
    String got) {

  String header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  String type() {
    return header("Content-Type").split(";", 2)[0].strip();
  }

  /** Returns headers by name, with the first value of each. */
  static Map<String, String> headers(Map<String, List<String>> all) {
    var first = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.forEach((name, values) -> first.put(name, values.isEmpty() ? "" : values.get(0)));
    return first;
  }
}
