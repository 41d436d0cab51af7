package io.bedloe.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/**
 * A client that accepts problem documents is never answered 406: every operation declares them.
 *
 * <p>Generated clients send an {@code Accept} made of the media types that the document declares.
 * For an operation without an answer body that is the problem document alone, and JAX-RS would
 * refuse it, because no method produces it. RFC 9110, 12.5.1 allows to answer with another type.
 */
@Provider
@PreMatching
@Priority(FilterOrder.ACCEPT)
public class ProblemsAreAcceptable implements ContainerRequestFilter {

  private static final String ANYTHING_ELSE = ", */*;q=0.001";

  @Override
  public void filter(ContainerRequestContext request) {
    var accept = request.getHeaderString(HttpHeaders.ACCEPT);
    if (accept != null && accept.toLowerCase(Locale.ROOT).contains(Problem.MEDIA_TYPE)) {
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, accept + ANYTHING_ELSE);
    }
  }
}
