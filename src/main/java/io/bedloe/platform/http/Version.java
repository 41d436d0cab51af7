package io.bedloe.platform.http;

import io.bedloe.kernel.Rejected;
import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;

/**
 * The version of a single resource, carried as a strong {@code ETag} and named in {@code If-Match}
 * by who changes it (RFC 9110, 13.1.1).
 */
public record Version(long number) {

  private static final Pattern TAG = Pattern.compile("\"v(\\d{1,18})\"");

  /** Reads {@code If-Match}; a resource method takes it as a header parameter of this type. */
  public static Version fromString(String ifMatch) {
    var matcher = TAG.matcher(ifMatch.strip());
    if (!matcher.matches()) {
      // A tag of another shape is a tag that nothing here has.
      return new Version(-1);
    }
    return new Version(Long.parseLong(matcher.group(1)));
  }

  public EntityTag tag() {
    return new EntityTag("v" + number);
  }

  /** Refuses unless this is the current version. */
  public void mustBe(long current) {
    if (number != current) {
      throw stale();
    }
  }

  public static Rejected stale() {
    return Rejected.because(
        HttpRule.STALE_VERSION, "Read it again, and send its ETag as If-Match with your change.");
  }
}
