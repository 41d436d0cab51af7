package io.bedloe.platform.http;

import io.bedloe.kernel.Rejected;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requires that a change of a single resource names the version that it is based on. Conditions of
 * a read must be well-formed, because Jakarta REST would interpret a malformed entity tag in its
 * own way.
 */
@Provider
@Priority(FilterOrder.PRECONDITION)
public class PreconditionFilter implements ContainerRequestFilter {

  private static final Set<String> CHANGES = Set.of("PUT", "PATCH", "DELETE");
  private static final Set<String> READS = Set.of("GET", "HEAD");

  @Override
  public void filter(ContainerRequestContext request) {
    if (READS.contains(request.getMethod())) {
      mustBeReadable(request.getHeaderString("If-Match"), request.getHeaderString("If-None-Match"));
      return;
    }
    if (CHANGES.contains(request.getMethod()) && request.getHeaderString("If-Match") == null) {
      throw Rejected.because(
          HttpRule.PRECONDITION_REQUIRED,
          "Send the ETag of the resource in If-Match, so that you do not overwrite changes of "
              + "others.");
    }
  }

  private static void mustBeReadable(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifMatch != null) {
      EntityTags.parse("If-Match", ifMatch);
    }
    if (ifNoneMatch != null) {
      EntityTags.parse("If-None-Match", ifNoneMatch);
    }
  }
}
