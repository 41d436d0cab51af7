package io.bedloe.readme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares an output with the documented one, in which {@code …} matches anything: a part of a
 * text, a whole JSON value, as the last item of an array further items, and as the member {@code
 * "…": "…"} further members.
 */
public final class Answer {

  private static final String ANYTHING = "…";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answer() {}

  /** Returns where the output differs from the documented one; empty when it matches. */
  public static Optional<String> difference(String written, String given) {
    if (!written.startsWith("{")) {
      return fits(written, given)
          ? Optional.empty()
          : Optional.of("'%s' instead of '%s'".formatted(given, written));
    }
    try {
      return difference("", JSON.readTree(written), JSON.readTree(given));
    } catch (JsonProcessingException notJson) {
      return Optional.of("not JSON: " + given);
    }
  }

  private static Optional<String> difference(String at, JsonNode written, JsonNode given) {
    if (written.isTextual() && written.asText().equals(ANYTHING)) {
      return Optional.empty();
    }
    if (written.isObject() && given.isObject()) {
      return inObjects(at, written, given);
    }
    if (written.isArray() && given.isArray()) {
      return inArrays(at, written, given);
    }
    boolean same =
        (written.isTextual() && given.isTextual())
            ? fits(written.asText(), given.asText())
            : written.equals(given);
    return same ? Optional.empty() : Optional.of(at + " is " + given + ", not " + written);
  }

  private static Optional<String> inObjects(String at, JsonNode written, JsonNode given) {
    for (var member : written.properties()) {
      var name = member.getKey();
      if (name.equals(ANYTHING)) {
        continue;
      }
      if (!given.has(name)) {
        return Optional.of("%s/%s is missing".formatted(at, name));
      }
      var found = difference(at + "/" + name, member.getValue(), given.get(name));
      if (found.isPresent()) {
        return found;
      }
    }
    return given.properties().stream()
        .filter(member -> !written.has(ANYTHING) && !written.has(member.getKey()))
        .findFirst()
        .map(member -> "%s/%s is not written".formatted(at, member.getKey()));
  }

  private static Optional<String> inArrays(String at, JsonNode written, JsonNode given) {
    int count = written.size();
    boolean open = count > 0 && written.get(count - 1).asText().equals(ANYTHING);
    int shown = open ? count - 1 : count;
    if (given.size() < shown || (!open && given.size() > shown)) {
      return Optional.of("%s has %d items, not %d".formatted(at, given.size(), shown));
    }
    for (int i = 0; i < shown; i++) {
      var found = difference(at + "/" + i, written.get(i), given.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean fits(String written, String given) {
    List<String> parts = Arrays.asList(written.split(ANYTHING, -1));
    var pattern = parts.stream().map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.matches(pattern, given);
  }
}
