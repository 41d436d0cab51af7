package io.bedloe.platform.http;

import io.bedloe.kernel.Rejected;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** A change of a single resource has to say which version it is of. */
@Provider
@Priority(FilterOrder.PRECONDITION)
public class PreconditionFilter implements ContainerRequestFilter {

  private static final Set<String> CHANGES = Set.of("PUT", "PATCH", "DELETE");

  @Override
  public void filter(ContainerRequestContext request) {
    if (CHANGES.contains(request.getMethod()) && request.getHeaderString("If-Match") == null) {
      throw Rejected.because(
          HttpRule.PRECONDITION_REQUIRED,
          "Send the ETag of the resource in If-Match, so that you do not overwrite changes of "
+ "others.");
    }
  }
}
