package io.bedloe.platform.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.Rule;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param type identifies the rule; its last part is the rule's code and never changes
 * @param title the name of the rule, always the same
 * @param status the HTTP status
 * @param detail what is wrong in this request
 * @param instance the path of the request
 * @param requestId the request id, for support
 * @param errors each fault of the input; absent when there is none
 * @param extensions further members that the rule defines
 */
@Schema(description = "A problem document (RFC 9457)")
public record Problem(
    @Schema(
            description =
                "The rule that the request broke. The value is stable; programs decide by it.",
            examples = "/problems/not-found")
        String type,
    @Schema(
            description = "A summary of the rule; it is the same each time.",
            examples = "The resource does not exist")
        String title,
    @Schema(description = "The HTTP status code.", examples = "404") int status,
    @Schema(
            description = "The explanation of this occurrence, for people.",
            examples = "Nothing is served at this address.")
        String detail,
    @Schema(description = "The path of the request.", examples = "/api/v1/orders") String instance,
    @Schema(
            description = "The id of the request; give it to support.",
            examples = "7c9e6679-7425-40de-944b-e07fc1f90ae7")
        String requestId,
    @Schema(description = "Each fault of the input; absent when there is none.")
        @Nullable List<Fault> errors,
    @Schema(hidden = true) @JsonAnyGetter Map<String, Object> extensions) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** The prefix of all problem types; the rule's code follows. */
  public static final String TYPE = "/problems/";

  /** Returns the problem document of a refusal. */
  public static Problem of(Rejected rejected, String instance, String requestId) {
    var rule = rejected.rule();
    return new Problem(
        TYPE + rule.code(),
        rule.title(),
        status(rule.kind()),
        rejected.detail(),
        instance,
        requestId,
        rejected.faults().isEmpty() ? null : rejected.faults(),
        rejected.extensions());
  }

  /** Returns the same problem with these extension members. */
  public Problem with(Map<String, Object> members) {
    return new Problem(type, title, status, detail, instance, requestId, errors, members);
  }

  /** Returns the HTTP status of a kind of refusal. */
  public static int status(Rule.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case CONFLICT -> 409;
      case GONE -> 410;
      case STALE -> 412;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA -> 415;
      case UNPROCESSABLE -> 422;
      case PRECONDITION_REQUIRED -> 428;
      case LIMITED -> 429;
      case FAILED -> 500;
      case UNAVAILABLE -> 503;
    };
  }
}
