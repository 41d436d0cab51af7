package io.bedloe.it;

import java.util.List;

/** What tests in other packages want of the API document. */
public final class OpenApi {

  private OpenApi() {}

  /** The ids of all operations that are no reads. */
  public static List<String> writeOperations() {
    return ApiDocument.shared().operations().stream()
        .filter(operation -> !operation.method().equals("GET"))
        .map(ApiDocument.Operation::id)
        .toList();
  }
}
