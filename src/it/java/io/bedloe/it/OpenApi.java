package io.bedloe.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Access to the API document for tests in other packages. */
public final class OpenApi {

  private OpenApi() {}

  /** Returns the ids of all write operations. */
  public static List<String> writeOperations() {
    return ApiDocument.shared().operations().stream()
        .filter(operation -> !operation.method().equals("GET"))
        .map(ApiDocument.Operation::id)
        .toList();
  }

  /** Returns the example of an operation's JSON body in the document of a server. */
  public static ObjectNode exampleOfBody(URI server, String operationId) {
    return ApiDocument.of(server).operations().stream()
        .filter(operation -> operation.id().equals(operationId))
        .map(operation -> operation.node().at("/requestBody/content/application~1json/example"))
        .map(example -> (ObjectNode) example.deepCopy())
        .findFirst()
        .orElseThrow();
  }

  /** Returns the ids of all operations whose path matches. */
  public static List<String> operationsUnder(Pattern paths) {
    return ApiDocument.shared().operations().stream()
        .filter(operation -> paths.matcher(operation.path()).matches())
        .map(ApiDocument.Operation::id)
        .toList();
  }

  /** Returns the ids of all operations of a method that have a request header of this name. */
  public static List<String> operationsWithHeader(String method, String header) {
    return ApiDocument.shared().operations().stream()
        .filter(operation -> operation.method().equals(method) && operation.has("header", header))
        .map(ApiDocument.Operation::id)
        .toList();
  }
}
