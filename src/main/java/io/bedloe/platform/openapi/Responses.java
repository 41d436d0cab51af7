package io.bedloe.platform.openapi;

import io.bedloe.kernel.Version;
import io.bedloe.platform.http.PagesForBrowsers;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.openapi.Schemas.Use;
import io.bedloe.platform.security.Open;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/** Describes the responses of an operation: its results first, then its problems. */
final class Responses {

  private static final Set<HttpMethod> CHANGES = Operations.CHANGES;

  private final Schemas schemas;
  private final Problems problems;
  private final OperationProblems types;

  Responses(Schemas schemas, Problems problems, OperationProblems types) {
    this.schemas = schemas;
    this.problems = problems;
    this.types = types;
  }

  APIResponses of(HttpMethod verb, Operation operation, Method method) {
    var responses = OASFactory.createAPIResponses();
    var said =
        method.getAnnotationsByType(
            org.eclipse.microprofile.openapi.annotations.responses.APIResponse.class);
    var words = new TreeMap<Integer, String>();
    for (var response : said) {
      int status = Integer.parseInt(response.responseCode());
      switch (status / 100) {
        case 2 -> {
          var success = success(method, response.description(), contentOf(response));
          for (var header : response.headers()) {
            success.addHeader(header.name(), Problems.reference(header.name()));
          }
          responses.addAPIResponse(response.responseCode(), success);
        }
        case 3 ->
            responses.addAPIResponse(response.responseCode(), redirect(response.description()));
        default -> words.put(status, response.description());
      }
    }
    var answer = method.getAnnotation(APIResponseSchema.class);
    if (answer != null) {
      var content = Operations.content(Operations.JSON, schemas.of(answer.value(), Use.ANSWER));
      var response = success(method, description(answer), content);
      if (answer.responseCode().equals("201")) {
        response.addHeader("Location", Problems.reference("Location"));
      }
      responses.addAPIResponse(answer.responseCode(), response);
    }
    Operations.listing(method)
        .ifPresent(
            listing ->
                responses.addAPIResponse(
                    "200",
                    success(
                            method,
                            "A page of the list.",
                            Operations.content(Operations.JSON, page(listing)))
                        .addHeader("Link", Problems.reference("Link"))));
    if (verb == HttpMethod.GET && method.isAnnotationPresent(WithETag.class)) {
      responses.addAPIResponse(
          "304", success(method, "The client already has this version.", null));
    }
    var inFilters = inFilters(verb, operation, method);
    if (!method.isAnnotationPresent(Open.class)) {
      inFilters.addAll(types.ofAuthentication());
    }
    var codes = types.of(operation.getOperationId(), inFilters);
    words.keySet().forEach(status -> codes.computeIfAbsent(status, none -> Set.of()));
    boolean asPages = method.getDeclaringClass().isAnnotationPresent(PagesForBrowsers.class);
    codes.forEach(
        (status, ofStatus) ->
            responses.addAPIResponse(
                String.valueOf(status),
                asPages
                    ? problems.responseOrPage(
                        operation.getOperationId(), status, words.get(status), ofStatus)
                    : problems.response(
                        operation.getOperationId(), status, words.get(status), ofStatus)));
    return inOrder(responses);
  }

  /** Generated clients take the first response as the expected one. */
  private static APIResponses inOrder(APIResponses responses) {
    var ordered = OASFactory.createAPIResponses();
    new TreeMap<>(responses.getAPIResponses()).forEach(ordered::addAPIResponse);
    return ordered;
  }

  private static APIResponse redirect(String description) {
    return OASFactory.createAPIResponse()
        .description(description)
        .addHeader("X-Request-Id", Problems.reference("X-Request-Id"))
        .addHeader("Location", Problems.reference("Location"));
  }

  private static String description(APIResponseSchema answer) {
    return answer.responseCode().equals("201") ? "The new resource." : "The resource as it is now.";
  }

  private static APIResponse success(Method method, String description, @Nullable Content content) {
    var response =
        OASFactory.createAPIResponse()
            .description(description)
            .content(content)
            .addHeader("X-Request-Id", Problems.reference("X-Request-Id"));
    if (!method.isAnnotationPresent(Open.class)) {
      Problems.addLimits(response);
    }
    if (method.isAnnotationPresent(WithETag.class)) {
      response.addHeader("ETag", Problems.reference("ETag"));
    }
    if (method.isAnnotationPresent(Idempotent.class)) {
      response.addHeader("Idempotency-Replayed", Problems.reference("Idempotency-Replayed"));
    }
    return response;
  }

  private @Nullable Content contentOf(
      org.eclipse.microprofile.openapi.annotations.responses.APIResponse said) {
    if (said.content().length == 0) {
      return null;
    }
    var content = OASFactory.createContent();
    for (var part : said.content()) {
      var type = part.schema().implementation();
      content.addMediaType(
          part.mediaType(),
          OASFactory.createMediaType()
              .schema(
                  type == Void.class
                      ? Schemas.typed(SchemaType.STRING)
                      : schemas.of(type, Use.ANSWER)));
    }
    return content;
  }

  private Schema page(Listing<?> listing) {
    var item = schemas.of(listing.type(), Use.ITEM);
    var name = ListParameters.item(listing) + "Page";
    return schemas.named(
        name,
        () ->
            Schemas.typed(SchemaType.OBJECT)
                .description("A page of a list.")
                .addProperty(
                    "items",
                    Schemas.typed(SchemaType.ARRAY)
                        .items(item)
                        .description("The items of the page, in the order of `sort`."))
                .addProperty(
                    "page",
                    schemas
                        .of(io.bedloe.kernel.Page.Position.class, Use.ANSWER)
                        .description("The position of the page in the list."))
                .required(List.of("items", "page"))
                .additionalPropertiesSchema(Schemas.nothing()));
  }

  /**
   * Returns the rules that filters, the container and the body readers check before the method
   * runs.
   */
  private static Set<String> inFilters(HttpMethod verb, Operation operation, Method method) {
    var all =
        new TreeSet<>(
            Set.of(
                "bad-request",
                "invalid-header",
                "invalid-idempotency-key",
                "invalid-parameter",
                "not-acceptable",
                "internal-error",
                "database-unavailable",
                "starting"));
    if (!method.isAnnotationPresent(Open.class)) {
      all.addAll(Set.of("unauthenticated", "forbidden", "second-factor-not-verified"));
      all.add("too-many-requests");
    }
    if (operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == In.PATH)) {
      all.add("not-found");
    }
    if (operation.getRequestBody() != null) {
      all.addAll(
          Set.of("malformed-body", "invalid-input", "body-too-large", "unsupported-media-type"));
    }
    if (verb != HttpMethod.GET) {
      all.add("concurrent-update");
    }
    if (CHANGES.contains(verb)) {
      all.addAll(Set.of("precondition-required", "stale-version"));
    }
    if (Arrays.asList(method.getParameterTypes()).contains(Version.class)) {
      all.add("stale-version");
    }
    if (method.isAnnotationPresent(Idempotent.class)) {
      all.addAll(
          Set.of(
              "idempotency-key-in-use", "idempotency-key-reused", "idempotent-response-withheld"));
    }
    return all;
  }
}
