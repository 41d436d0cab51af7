package io.bedloe.platform.http;

import io.bedloe.kernel.AccessRule;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.kernel.Rule;
import io.bedloe.kernel.Version;
import io.bedloe.platform.errors.ErrorReports;
import io.bedloe.platform.files.BrokenBody;
import io.bedloe.platform.persistence.DatabaseFailure;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Maps every exception to a problem document; logs faults of the server once. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

  @Context
  @SuppressWarnings("NullAway.Init")
  private HttpServletRequest request;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private OfferedTypes types;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private ErrorReports reports;

  @Override
  public Response toResponse(Throwable failure) {
    var rejected = withTypes(toRejected(failure), failure);
    if (rejected.rule().kind() == Rule.Kind.FAILED) {
      LOG.log(Level.SEVERE, "request " + RequestId.of(request) + " failed", failure);
      reports.report(failure, Map.of("requestId", RequestId.of(request)));
    } else if (rejected.rule().kind() == Rule.Kind.UNAVAILABLE) {
      LOG.log(
          Level.WARNING,
          "The request {0} failed: {1}",
          new Object[] {RequestId.of(request), failure.toString()});
    }
    var problem = Problem.of(rejected, request.getRequestURI(), RequestId.of(request));
    var response = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (ProblemWriter.isForLater(rejected)) {
      response.header("Retry-After", ProblemWriter.retryAfter(rejected));
    }
    if (rejected.rule().kind() == Rule.Kind.UNAUTHENTICATED) {
      response.header("WWW-Authenticate", challenge(rejected));
    }
    if (failure instanceof jakarta.ws.rs.NotAllowedException notAllowed) {
      response.header("Allow", notAllowed.getResponse().getHeaderString("Allow"));
    }
    if (failure instanceof NotSupportedException && !types.readBy(request).isEmpty()) {
      response.header(
          request.getMethod().equals("PATCH") ? "Accept-Patch" : "Accept", types.readBy(request));
    }
    var broken = cause(failure, BrokenBody.class);
    if (broken != null && broken.isEndMissing()) {
      // The start of the next request on this connection is unknown.
      response.header("Connection", "close");
    }
    return response.build();
  }

  /**
   * Adds the media types that the operation consumes or produces, which Jakarta REST does not
   * report.
   */
  private Rejected withTypes(Rejected rejected, Throwable failure) {
    var offered =
        failure instanceof NotSupportedException
            ? types.readBy(request)
            : failure instanceof NotAcceptableException ? types.producedBy(request) : "";
    if (offered.isEmpty()) {
      return rejected;
    }
    var advice =
        failure instanceof NotSupportedException
            ? request.getContentType() == null
                ? "The request has no Content-Type. This operation needs a request body, and reads %s."
                : "This operation reads %s. Send the body in that form, and name it in Content-Type."
            : "The server cannot produce any media type that Accept names. This operation produces"
                + " %s.";
    return Rejected.because(rejected.rule(), advice.formatted(offered));
  }

  /**
   * Returns the challenge for a request with a token: the token is invalid (RFC 6750, 3 and 3.1),
   * or the authentication is too old (RFC 9470, 3).
   */
  private String challenge(Rejected rejected) {
    if (rejected.rule() == AccessRule.INSUFFICIENT_USER_AUTHENTICATION) {
      return "Bearer realm=\"bedloe\", error=\"insufficient_user_authentication\", max_age=\"%s\""
          .formatted(rejected.extensions().get("maxAge"));
    }
    var sent = request.getHeader("Authorization");
    boolean bearer =
        rejected.rule() == AccessRule.UNAUTHENTICATED
            && sent != null
            && sent.regionMatches(true, 0, "Bearer ", 0, 7);
    return "Bearer realm=\"bedloe\"" + (bearer ? ", error=\"invalid_token\"" : "");
  }

  private static Rejected toRejected(Throwable failure) {
    var rejected = cause(failure, Rejected.class);
    if (rejected != null) {
      return rejected;
    }
    var invalid = cause(failure, InvalidValue.class);
    if (invalid != null) {
      return Rejected.because(HttpRule.INVALID_INPUT, invalid.detail());
    }
    var broken = cause(failure, BrokenBody.class);
    if (broken != null) {
      return Rejected.because(RequestRule.MALFORMED_BODY, broken.detail());
    }
    if (DatabaseFailure.isLostUpdate(failure)) {
      return Version.stale();
    }
    var meaning = DatabaseFailure.toRejected(failure);
    if (meaning != null) {
      return meaning;
    }
    if (failure instanceof WebApplicationException web) {
      return ofStatus(web.getResponse().getStatus());
    }
    return ofStatus(500);
  }

  static Rejected ofStatus(int status) {
    return switch (status) {
      case 400 -> Rejected.because(HttpRule.BAD_REQUEST, "The server cannot parse the request.");
      case 401 -> Rejected.because(AccessRule.UNAUTHENTICATED, "Send a valid bearer token.");
      case 403 ->
          Rejected.because(AccessRule.FORBIDDEN, "The caller does not have the right to do this.");
      case 404 -> ErrorPage.notFound();
      case 405, 501 ->
          Rejected.because(
              HttpRule.METHOD_NOT_ALLOWED,
              "This resource does not support the method. The header Allow names the methods that "
                  + "it supports.");
      case 406 ->
          Rejected.because(
              HttpRule.NOT_ACCEPTABLE,
              "The server cannot produce any media type that Accept names.");
      case 413 ->
          Rejected.because(RequestRule.BODY_TOO_LARGE, "The request body exceeds the size limit.");
      case 415 ->
          Rejected.because(
              RequestRule.UNSUPPORTED_MEDIA_TYPE,
              "This resource does not read the Content-Type of the request body.");
      default ->
          status >= 400 && status < 500
              ? Rejected.because(HttpRule.BAD_REQUEST, "The server cannot parse the request.")
              : Rejected.because(
                  RequestRule.INTERNAL_ERROR,
                  "The error was logged; give the requestId to support.");
    };
  }

  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
