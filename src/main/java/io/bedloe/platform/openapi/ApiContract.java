package io.bedloe.platform.openapi;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Completes the API document; {@code microprofile-config.properties} registers it. */
public class ApiContract implements OASFilter {

  static final String BEARER = "accessToken";
  static final String API_KEY = "apiKey";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    complete(document, resourceMethods());
  }

  /** Completes a document from the methods that serve its operations, by operation id. */
  static void complete(OpenAPI document, Map<String, Method> methods) {
    var schemas = new Schemas();
    var types = new OperationProblems();
    var problems = new Problems(schemas, types);
    var operations = new Operations(schemas, new Responses(schemas, problems, types));
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (verb, operation) -> {
                          var method = methods.get(String.valueOf(operation.getOperationId()));
                          if (method == null) {
                            throw new IllegalStateException(
                                verb + " " + path + " has no @Operation with an operationId");
                          }
                          operations.complete(verb, operation, method);
                        }));
    document.setInfo(
        OASFactory.createInfo()
            .title("Bedloe")
            .version("1")
            .license(
                OASFactory.createLicense().name("MIT").url("https://opensource.org/license/mit"))
            .contact(OASFactory.createContact().name("The operator of this installation"))
            .description(
                "Orders, stock, products and customers. Times are RFC 3339 in UTC, ids are UUIDs, "
                    + "money is an amount with its currency; errors are problem documents (RFC 9457)."));
    document.setComponents(
        OASFactory.createComponents()
            .schemas(schemas.all())
            .responses(problems.all())
            .headers(problems.headers())
            .addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .bearerFormat("JWT")
                    .description("An access token, which sign-in returns, or an API key"))
            .addSecurityScheme(
                API_KEY,
                OASFactory.createSecurityScheme()
                    .type(SecurityScheme.Type.APIKEY)
                    .in(SecurityScheme.In.HEADER)
                    .name("X-API-Key")
                    .description("An API key, for programs")));
  }

  private static Map<String, Method> resourceMethods() {
    var methods = new HashMap<String, Method>();
    for (var bean : CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
      for (var method : bean.getBeanClass().getDeclaredMethods()) {
        var operation = method.getAnnotation(Operation.class);
        if (operation != null && !method.isBridge()) {
          methods.put(operation.operationId(), method);
        }
      }
    }
    return methods;
  }
}
