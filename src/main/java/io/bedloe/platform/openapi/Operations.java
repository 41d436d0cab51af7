package io.bedloe.platform.openapi;

import io.bedloe.platform.http.MergePatch;
import io.bedloe.platform.http.Version;
import io.bedloe.platform.http.WithETag;
import io.bedloe.platform.idempotency.Idempotent;
import io.bedloe.platform.idempotency.NotIdempotent;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.PageOf;
import io.bedloe.platform.openapi.Schemas.Use;
import io.bedloe.platform.security.Open;
import io.bedloe.platform.security.Requires;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** Completes one operation from the method that serves it. */
final class Operations {

  private static final String JSON = "application/json";
  private static final Set<HttpMethod> CHANGES =
      Set.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private final Schemas schemas;
  private final Problems problems;

  Operations(Schemas schemas, Problems problems) {
    this.schemas = schemas;
    this.problems = problems;
  }

  void complete(HttpMethod verb, Operation operation, Method method) {
    security(operation, method);
    parameters(verb, operation, method);
    body(operation, method);
    operation.setResponses(responses(verb, operation, method));
  }

  private static void security(Operation operation, Method method) {
    var requires = method.getAnnotation(Requires.class);
    if (requires != null) {
      operation.addExtension("x-permission", requires.value().code());
      operation.setSecurity(
          List.of(
              OASFactory.createSecurityRequirement().addScheme(ApiContract.BEARER),
              OASFactory.createSecurityRequirement().addScheme(ApiContract.API_KEY)));
    } else {
      operation.setSecurity(List.of());
      var open = method.getAnnotation(Open.class);
      if (open != null) {
        operation.addExtension("x-open", open.reason());
      }
    }
  }

  private static void parameters(HttpMethod verb, Operation operation, Method method) {
    var all = new ArrayList<org.eclipse.microprofile.openapi.models.parameters.Parameter>();
    if (operation.getParameters() != null) {
      all.addAll(operation.getParameters());
    }
    all.stream()
        .filter(parameter -> parameter.getIn() == In.PATH)
        .forEach(parameter -> parameter.setSchema(text().format("uuid")));
    listing(method).ifPresent(listing -> all.addAll(ListParameters.of(listing)));
    if (CHANGES.contains(verb)) {
      all.add(
          header("If-Match", "The ETag of the version that is to be changed", text())
              .required(true));
    }
    if (verb == HttpMethod.POST
        && Arrays.asList(method.getParameterTypes()).contains(Version.class)) {
      all.add(
          header(
              "If-Match",
              "The ETag of the version that this is meant for; any when left out",
              text()));
    }
    if (verb == HttpMethod.GET && method.isAnnotationPresent(WithETag.class)) {
      all.add(header("If-None-Match", "The ETag of the version that the client has", text()));
    }
    if (method.isAnnotationPresent(Idempotent.class)) {
      all.add(
          header(
              "Idempotency-Key",
              "The client's name for this request; sent again with it, the request has no second"
                  + " effect and gets the first answer",
              text().pattern("^[\\x21-\\x7e]{1,255}$")));
    }
    var repeatable = method.getAnnotation(NotIdempotent.class);
    if (repeatable != null) {
      operation.addExtension("x-no-idempotency-key", repeatable.reason());
    }
    all.add(
        header(
            "X-Request-Id",
            "An id for logs and answers; the server makes one when there is none",
            text()));
    operation.setParameters(all);
  }

  private void body(Operation operation, Method method) {
    var body = bodyOf(method);
    if (body.isEmpty()) {
      return;
    }
    var type = body.get().getType();
    var content =
        type == MergePatch.class
            ? content(MergePatch.MEDIA_TYPE, schemas.of(patched(body.get()), Use.PATCH))
            : content(JSON, schemas.of(type, Use.REQUEST));
    operation.setRequestBody(OASFactory.createRequestBody().required(true).content(content));
  }

  private static Class<?> patched(Parameter patch) {
    return (Class<?>)
        ((ParameterizedType) patch.getParameterizedType()).getActualTypeArguments()[0];
  }

  private static Optional<Parameter> bodyOf(Method method) {
    return Arrays.stream(method.getParameters())
        .filter(parameter -> parameter.getType().isRecord())
        .filter(parameter -> parameter.getAnnotations().length == 0)
        .findFirst();
  }

  private APIResponses responses(HttpMethod verb, Operation operation, Method method) {
    var responses = OASFactory.createAPIResponses();
    var said =
        method.getAnnotationsByType(
            org.eclipse.microprofile.openapi.annotations.responses.APIResponse.class);
    for (var response : said) {
      responses.addAPIResponse(
          response.responseCode(),
          switch (response.responseCode().charAt(0)) {
            case '2' -> success(method, response.description(), contentOf(response));
            case '3' -> elsewhere(response.description());
            default ->
                problems.response(
                    Integer.parseInt(response.responseCode()), response.description());
          });
    }
    var answer = method.getAnnotation(APIResponseSchema.class);
    if (answer != null) {
      var content = content(JSON, schemas.of(answer.value(), Use.ANSWER));
      var response = success(method, description(answer), content);
      if (answer.responseCode().equals("201")) {
        response.addHeader("Location", Problems.reference("Location"));
      }
      responses.addAPIResponse(answer.responseCode(), response);
    }
    listing(method)
        .ifPresent(
            listing ->
                responses.addAPIResponse(
                    "200",
                    success(method, "A page of them", content(JSON, page(listing)))
                        .addHeader("Link", Problems.reference("Link"))));
    if (verb == HttpMethod.GET && method.isAnnotationPresent(WithETag.class)) {
      responses.addAPIResponse("304", success(method, "The client has this version already", null));
    }
    for (int status : refusals(verb, operation, method)) {
      if (!responses.hasAPIResponse(String.valueOf(status))) {
        responses.addAPIResponse(String.valueOf(status), problems.reference(status));
      }
    }
    problems.asPagesToo(responses, method);
    return responses;
  }

  private static APIResponse elsewhere(String description) {
    return OASFactory.createAPIResponse()
        .description(description)
        .addHeader("X-Request-Id", Problems.reference("X-Request-Id"))
        .addHeader("Location", Problems.reference("Location"));
  }

  private static String description(APIResponseSchema answer) {
    return answer.responseCode().equals("201") ? "The new resource" : "As it is now";
  }

  private static APIResponse success(
      Method method, String description, @org.jspecify.annotations.Nullable Content content) {
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

  private @org.jspecify.annotations.Nullable Content contentOf(
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
              .schema(type == Void.class ? text() : schemas.of(type, Use.ANSWER)));
    }
    return content;
  }

  private Schema page(Listing<?> listing) {
    var whole = schemas.of(listing.type(), Use.ANSWER);
    var sparse = schemas.of(listing.type(), Use.SPARSE);
    var items = OASFactory.createSchema().anyOf(List.of(whole, sparse));
    var name = String.valueOf(whole.getRef()).replaceFirst("^.*/", "") + "Page";
    return schemas.named(
        name,
        () ->
            Schemas.typed(SchemaType.OBJECT)
                .addProperty("items", Schemas.typed(SchemaType.ARRAY).items(items))
                .addProperty("page", schemas.of(io.bedloe.kernel.Page.Position.class, Use.ANSWER))
                .required(List.of("items", "page"))
                .additionalPropertiesSchema(Schemas.nothing()));
  }

  private static Set<Integer> refusals(HttpMethod verb, Operation operation, Method method) {
    var all = new TreeSet<>(Set.of(400, 406, 500, 503));
    if (!method.isAnnotationPresent(Open.class)) {
      all.addAll(Set.of(401, 403, 429));
    }
    if (operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == In.PATH)) {
      all.add(404);
    }
    if (operation.getRequestBody() != null) {
      all.addAll(Set.of(413, 415));
    }
    if (CHANGES.contains(verb)) {
      all.addAll(Set.of(409, 412, 428));
    }
    if (Arrays.asList(method.getParameterTypes()).contains(Version.class)) {
      all.add(412);
    }
    if (method.isAnnotationPresent(Idempotent.class)) {
      all.addAll(Set.of(409, 422));
    }
    return all;
  }

  private static Optional<Listing<?>> listing(Method method) {
    var page = method.getAnnotation(PageOf.class);
    return page == null ? Optional.empty() : Optional.of(PageOf.Definition.of(page.value()));
  }

  private static Content content(String mediaType, Schema schema) {
    return OASFactory.createContent()
        .addMediaType(mediaType, OASFactory.createMediaType().schema(schema));
  }

  private static org.eclipse.microprofile.openapi.models.parameters.Parameter header(
      String name, String description, Schema schema) {
    return OASFactory.createParameter()
        .name(name)
        .in(In.HEADER)
        .description(description)
        .schema(schema);
  }

  private static Schema text() {
    return Schemas.typed(SchemaType.STRING);
  }
}
