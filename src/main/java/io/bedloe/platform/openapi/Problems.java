package io.bedloe.platform.openapi;

import io.bedloe.kernel.AccessRule;
import io.bedloe.platform.http.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Describes the refusals that operations have in common, and the headers of all responses. */
final class Problems {

  private static final Map<Integer, String> COMMON =
      Map.ofEntries(
          Map.entry(400, "The request is not valid; `errors` names each fault."),
          Map.entry(401, "The request has no valid access token or API key."),
          Map.entry(403, "The caller does not have the right to do this."),
          Map.entry(404, "The resource does not exist, or the caller may not see it."),
          Map.entry(406, "The server cannot produce any media type that Accept names."),
          Map.entry(409, "The current state does not allow the request."),
          Map.entry(412, "The resource has changed since the version that If-Match names."),
          Map.entry(413, "The request body is too large."),
          Map.entry(415, "The server does not read the media type of the request body."),
          Map.entry(422, "The request contradicts an earlier one or cannot be processed."),
          Map.entry(428, "The header If-Match is missing."),
          Map.entry(429, "Too many requests; send the request again after Retry-After seconds."),
          Map.entry(500, "The server failed; the request has had no effect."),
          Map.entry(503, "A part of the server is not available; send the request again later."));

  private final Schemas schemas;
  private final OperationProblems types;
  private final Map<String, APIResponse> responses = new TreeMap<>();
  private final Map<String, Set<String>> names = new TreeMap<>();

  Problems(Schemas schemas, OperationProblems types) {
    this.schemas = schemas;
    this.types = types;
  }

  Map<String, APIResponse> all() {
    return responses;
  }

  Map<String, Header> headers() {
    return new TreeMap<>(
        Map.ofEntries(
            Map.entry(
                "RateLimit",
                header(
                    "The remaining quota: `\"default\";r=requests;t=seconds`, for API keys only "
                        + "(draft-ietf-httpapi-ratelimit-headers)",
                    false,
                    text())),
            Map.entry(
                "RateLimit-Policy",
                header(
                    "The quota: `\"default\";q=requests;w=seconds`, for API keys only",
                    false,
                    text())),
            Map.entry(
                "X-Request-Id",
                header(
                    "The id of the request: the one that the client sent, or a new one",
                    true,
                    text())),
            Map.entry(
                "ETag",
                header("The version of the resource, a strong tag (RFC 9110)", true, text())),
            Map.entry(
                "Location",
                header(
                    "The URI of the new resource, or of the next page",
                    true,
                    text().format("uri-reference"))),
            Map.entry("Link", header("The next page, `rel=\"next\"` (RFC 8288)", false, text())),
            Map.entry(
                "Retry-After",
                header("The number of seconds to wait", true, Schemas.typed(SchemaType.INTEGER))),
            Map.entry(
                "WWW-Authenticate",
                header("The authentication challenge (RFC 9110)", true, text())),
            Map.entry(
                "Idempotency-Replayed",
                header(
                    "Whether this is the stored response to an earlier request with this key",
                    false,
                    Schemas.typed(SchemaType.BOOLEAN)))));
  }

  /** API keys have a rate limit, and each response reports the remaining quota. */
  static void addLimits(APIResponse response) {
    response
        .addHeader("RateLimit", reference("RateLimit"))
        .addHeader("RateLimit-Policy", reference("RateLimit-Policy"));
  }

  static Header reference(String name) {
    return OASFactory.createHeader().ref("#/components/headers/" + name);
  }

  /**
   * Returns the response of an operation for a status.
   *
   * @param description the description of the operation; null for the common one
   * @param codes the codes of the rules that it can break with this status
   */
  APIResponse response(
      String operation, int status, @Nullable String description, Set<String> codes) {
    boolean own = codes.stream().anyMatch(types::isOfFeature);
    var name = (own ? Filters.capitalized(operation) : "") + "Problem" + status;
    if (own || description != null) {
      return made(
          status, described(status, description, codes), schema(free(name, codes), status, codes));
    }
    var shared = free(name, codes);
    responses.computeIfAbsent(
        shared,
        missing -> made(status, described(status, null, codes), schema(shared, status, codes)));
    return OASFactory.createAPIResponse().ref("#/components/responses/" + shared);
  }

  /** Returns the same for operations that return an HTML page to browsers. */
  APIResponse responseOrPage(
      String operation, int status, @Nullable String description, Set<String> codes) {
    var words = description == null ? COMMON.getOrDefault(status, "") : description;
    var response = response(operation, status, words, codes);
    response.getContent().addMediaType("text/html", OASFactory.createMediaType().schema(text()));
    return response;
  }

  /** Returns a schema name that is used for these types only. */
  private String free(String name, Set<String> codes) {
    var found = name;
    for (int number = 2; !names.computeIfAbsent(found, free -> codes).equals(codes); number++) {
      found = name + "Variant" + number;
    }
    return found;
  }

  private String described(int status, @Nullable String description, Set<String> codes) {
    var words = description == null ? COMMON.getOrDefault(status, "") : description;
    return words
        + (words.endsWith(".") ? "" : ".")
        + codes.stream()
            .map(code -> "\n- `%s%s`: %s".formatted(Problem.TYPE, code, types.rule(code).title()))
            .collect(Collectors.joining("", "\n", ""));
  }

  private APIResponse made(int status, String description, Schema schema) {
    var response =
        OASFactory.createAPIResponse()
            .description(description)
            .addHeader("X-Request-Id", reference("X-Request-Id"))
            .content(
                OASFactory.createContent()
                    .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema)));
    if (status == 401) {
      response.addHeader("WWW-Authenticate", reference("WWW-Authenticate"));
    }
    if (status == 429) {
      addLimits(response);
    }
    if (status == 503 || status == 429) {
      response.addHeader("Retry-After", reference("Retry-After"));
    }
    return response;
  }

  /** Returns the schema of a problem whose type is one of these rules, with all their members. */
  private Schema schema(String name, int status, Set<String> codes) {
    return schemas.named(
        name,
        () -> {
          var schema = schemas.problem(status);
          var uris = codes.stream().<Object>map(code -> Problem.TYPE + code).toList();
          schema.addProperty(
              "type",
              Schemas.typed(SchemaType.STRING)
                  .enumeration(uris)
                  .description(
                      "The rule that the request broke. The value is stable; programs decide by it.")
                  .addExample(uris.get(0)));
          // Each refusal with 403 is recorded as a decision, whichever rule refused.
          Stream.concat(
                  codes.stream().map(types::rule),
                  Stream.of(AccessRule.FORBIDDEN)
                      .filter(rule -> Problem.status(rule.kind()) == status))
              .flatMap(rule -> OperationProblems.members(rule).stream())
              .forEach(member -> schema.addProperty(member.name(), schemas.member(member)));
          return schema;
        });
  }

  private static Schema text() {
    return Schemas.typed(SchemaType.STRING);
  }

  private static Header header(String description, boolean always, Schema schema) {
    return OASFactory.createHeader().description(description).required(always).schema(schema);
  }
}
