package io.bedloe.platform.openapi;

import io.bedloe.kernel.Version;
import io.bedloe.platform.http.MergePatch;
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
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;

/** Completes an operation from its resource method. */
final class Operations {

  static final String JSON = "application/json";
  static final Set<HttpMethod> CHANGES =
      Set.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private final Schemas schemas;
  private final Responses responses;
  private final ListParameters lists;

  Operations(Schemas schemas, Responses responses) {
    this.schemas = schemas;
    this.responses = responses;
    this.lists = new ListParameters(schemas);
  }

  void complete(HttpMethod verb, Operation operation, Method method) {
    security(operation, method);
    parameters(verb, operation, method);
    body(operation, method);
    operation.setResponses(responses.of(verb, operation, method));
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

  private void parameters(HttpMethod verb, Operation operation, Method method) {
    var all = new ArrayList<org.eclipse.microprofile.openapi.models.parameters.Parameter>();
    if (operation.getParameters() != null) {
      all.addAll(operation.getParameters());
    }
    all.stream()
        .filter(parameter -> parameter.getIn() == In.PATH)
        .forEach(parameter -> PathParameters.complete(parameter, operation, method));
    listing(method).ifPresent(listing -> all.addAll(lists.of(listing)));
    if (CHANGES.contains(verb)) {
      all.add(
          header(
                  "If-Match",
                  "The ETag of the version that the client changes; `*` for any version.",
                  text().addExample("\"v3\""))
              .required(true));
    }
    if (verb == HttpMethod.POST
        && Arrays.asList(method.getParameterTypes()).contains(Version.class)) {
      all.add(
          header(
              "If-Match",
              "The ETag of the version that the request is meant for; any version when left out.",
              text().addExample("\"v3\"")));
    }
    if (verb == HttpMethod.GET && method.isAnnotationPresent(WithETag.class)) {
      all.add(
          header(
              "If-None-Match",
              "The ETag of the version that the client has; if it is current, the answer is 304.",
              text().addExample("\"v3\"")));
    }
    if (method.isAnnotationPresent(Idempotent.class)) {
      all.add(
          header(
              "Idempotency-Key",
              "A name that the client gives to this request. The same request with the same key has"
                  + " no second effect and gets the first answer, for 24 hours.",
              text().pattern("^[\\x21-\\x7e]{1,255}$").addExample("order-4711")));
    }
    var repeatable = method.getAnnotation(NotIdempotent.class);
    if (repeatable != null) {
      operation.addExtension("x-no-idempotency-key", repeatable.reason());
    }
    all.add(
        header(
            "X-Request-Id",
            "An id of the request for logs and answers; the server makes one when it is missing.",
            text().addExample("7c9e6679-7425-40de-944b-e07fc1f90ae7")));
    all.forEach(Operations::addExample);
    operation.setParameters(all);
  }

  /** Values with a common form need no example in the annotation. */
  private static void addExample(
      org.eclipse.microprofile.openapi.models.parameters.Parameter parameter) {
    var schema = parameter.getSchema();
    if (schema != null
        && schema.getExamples() == null
        && schema.getType() != null
        && schema.getType().contains(SchemaType.BOOLEAN)) {
      schema.addExample(true);
    }
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
    var record = type == MergePatch.class ? patched(body.get()) : type;
    content.getMediaTypes().values().iterator().next().setExample(Examples.ofBody(record));
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

  static Optional<Listing<?>> listing(Method method) {
    var page = method.getAnnotation(PageOf.class);
    return page == null ? Optional.empty() : Optional.of(PageOf.Definition.of(page.value()));
  }

  static Content content(String mediaType, Schema schema) {
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
