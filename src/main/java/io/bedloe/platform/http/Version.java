package io.bedloe.platform.http;

import io.bedloe.kernel.Rejected;
import jakarta.ws.rs.core.EntityTag;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The version of a single resource: sent as a strong {@code ETag}, named in {@code If-Match} by who
 * changes it (RFC 9110, 13.1.1).
 *
 * @param any whether every version will do: {@code If-Match: *}
 * @param numbers the versions of which the client accepts any; others that it names, nothing has
 */
public record Version(boolean any, Set<Long> numbers) {

  private static final Pattern TAGS =
      Pattern.compile("\\s*((?:W/)?\"[\\x21\\x23-\\x7e]*\")\\s*(?:,|$)");
  private static final Pattern OURS = Pattern.compile("\"v(\\d{1,18})\"");

  public Version {
    numbers = Set.copyOf(numbers);
  }

  /** Reads {@code If-Match}; a resource method takes it as a header parameter of this type. */
  public static Version fromString(String ifMatch) {
    if (ifMatch.strip().equals("*")) {
      return new Version(true, Set.of());
    }
    var numbers = new HashSet<Long>();
    var tags = TAGS.matcher(ifMatch);
    int end = 0;
    while (end < ifMatch.length() && tags.find(end) && tags.start() == end) {
      var ours = OURS.matcher(tags.group(1));
      if (ours.matches()) {
        numbers.add(Long.parseLong(ours.group(1)));
      }
      end = tags.end();
    }
    if (end < ifMatch.length() || ifMatch.isBlank()) {
      throw Rejected.because(
          HttpRule.INVALID_HEADER, "If-Match has to be * or entity tags such as \"v3\".");
    }
    return new Version(false, numbers);
  }

  static EntityTag tag(long number) {
    return new EntityTag("v" + number);
  }

  /** Refuses unless the current version is one of these. */
  public void mustBe(long current) {
    if (!any && !numbers.contains(current)) {
      throw stale();
    }
  }

  public static Rejected stale() {
    return Rejected.because(
        HttpRule.STALE_VERSION, "Read it again, and send its ETag as If-Match with your change.");
  }
}
