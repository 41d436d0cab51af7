package io.bedloe.it.identity.apikeys;

import io.bedloe.it.As;
import io.bedloe.it.Some;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests that tests of API keys have in common. */
final class ApiKeyRequests {

  private ApiKeyRequests() {}

  /** Creates a key; the members are added to those that every key needs. */
  static Response createKey(RequestSpecification as, Map<String, Object> more) {
    var key = new HashMap<String, Object>(Map.of("name", "ERP", "scopes", List.of("catalog:read")));
    key.putAll(more);
    return Some.json(as, key).post("/api-keys");
  }

  /** Creates a key, which must be accepted. */
  static Response createdKey(RequestSpecification as, Map<String, Object> more) {
    var answer = createKey(as, more);
    answer.then().statusCode(201);
    return answer;
  }

  /** Reads products with a key. */
  static Response products(String key) {
    return As.nobody().header("X-API-Key", key).get("/products");
  }
}
