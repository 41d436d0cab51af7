package io.bedloe.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/**
 * Makes sure that a client that accepts problem documents never gets 406: every operation declares
 * them.
 *
 * <p>Generated clients send an {@code Accept} with the media types that the document declares. For
 * an operation without a response body that is only the problem document, and Jakarta REST would
 * refuse it, because no method produces it. RFC 9110, 12.5.1 allows a response of another type.
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
