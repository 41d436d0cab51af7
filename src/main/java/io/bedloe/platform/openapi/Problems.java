package io.bedloe.platform.openapi;

import io.bedloe.platform.http.PagesForBrowsers;
import io.bedloe.platform.http.Problem;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The refusals that operations have in common, and the headers of all answers. */
final class Problems {

  private static final Map<Integer, String> COMMON =
      Map.ofEntries(
          Map.entry(400, "The request is wrong; `errors` names each fault"),
          Map.entry(401, "Nobody is signed in, or the access token is not valid"),
          Map.entry(403, "The caller may not do this"),
          Map.entry(404, "There is no such thing, or the caller may not know of it"),
          Map.entry(406, "Not to be had in the accepted form"),
          Map.entry(409, "The state of things does not allow it now"),
          Map.entry(412, "It has changed since the version that If-Match names"),
          Map.entry(413, "The body is too large"),
          Map.entry(415, "The body's media type is not read here"),
          Map.entry(422, "It contradicts something that was said before"),
          Map.entry(428, "If-Match is missing"),
          Map.entry(429, "Too many requests; Retry-After says when to come back"),
          Map.entry(500, "A fault on the server's side; nothing of the request has happened"),
          Map.entry(503, "A part is away for the moment; send the same request again later"));

  private final Schemas schemas;
  private final Map<String, APIResponse> all = new TreeMap<>();

  Problems(Schemas schemas) {
    this.schemas = schemas;
  }

  Map<String, APIResponse> all() {
    return all;
  }

  Map<String, Header> headers() {
    return new TreeMap<>(
        Map.ofEntries(
            Map.entry(
                "RateLimit",
                header(
                    "What is left: `\"default\";r=requests;t=seconds`, for API keys alone (draft-ietf-httpapi-ratelimit-headers)",
                    false,
                    text())),
            Map.entry(
                "RateLimit-Policy",
                header(
                    "The limit: `\"default\";q=requests;w=seconds`, for API keys alone",
                    false,
                    text())),
            Map.entry(
                "X-Request-Id",
                header("The request's id: the one that was sent, or a new one", true, text())),
            Map.entry(
                "ETag",
                header("The version of the resource, a strong tag (RFC 9110)", true, text())),
            Map.entry(
                "Location",
                header(
                    "Where it is: the new resource, or the next page",
                    true,
                    text().format("uri-reference"))),
            Map.entry("Link", header("The next page, `rel=\"next\"` (RFC 8288)", false, text())),
            Map.entry(
                "Retry-After", header("Seconds to wait", true, Schemas.typed(SchemaType.INTEGER))),
            Map.entry("WWW-Authenticate", header("How to sign in (RFC 9110)", true, text())),
            Map.entry(
                "Idempotency-Replayed",
                header(
                    "Whether this is the stored answer of an earlier request with this key",
                    false,
                    Schemas.typed(SchemaType.BOOLEAN)))));
  }

  /** API keys have a limit, and learn with each answer how much of it is left. */
  static void addLimits(APIResponse response) {
    response
        .addHeader("RateLimit", reference("RateLimit"))
        .addHeader("RateLimit-Policy", reference("RateLimit-Policy"));
  }

  static Header reference(String name) {
    return OASFactory.createHeader().ref("#/components/headers/" + name);
  }

  /** The common response of a status. */
  APIResponse reference(int status) {
    var name = "Problem" + status;
    all.computeIfAbsent(name, missing -> response(status, COMMON.getOrDefault(status, "")));
    return OASFactory.createAPIResponse().ref("#/components/responses/" + name);
  }

  /** A response of its own words. */
  APIResponse response(int status, String description) {
    var response =
        OASFactory.createAPIResponse()
            .description(description)
            .addHeader("X-Request-Id", reference("X-Request-Id"))
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                            .schema(schemas.of(Problem.class, Schemas.Use.ANSWER))));
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

  /** Declares the HTML pages of operations that answer browsers with them. */
  void asPagesToo(APIResponses responses, Method method) {
    if (!method.getDeclaringClass().isAnnotationPresent(PagesForBrowsers.class)) {
      return;
    }
    for (var status : responses.getAPIResponses().keySet().toArray(String[]::new)) {
      if (status.charAt(0) >= '4') {
        var response = responses.getAPIResponse(status);
        int code = Integer.parseInt(status);
        var own =
            response.getRef() == null
                ? response
                : response(code, COMMON.getOrDefault(code, "It is refused"));
        own.getContent().addMediaType("text/html", OASFactory.createMediaType().schema(text()));
        responses.addAPIResponse(status, own);
      }
    }
  }

  private static Schema text() {
    return Schemas.typed(SchemaType.STRING);
  }

  private static Header header(String description, boolean always, Schema schema) {
    return OASFactory.createHeader().description(description).required(always).schema(schema);
  }
}
