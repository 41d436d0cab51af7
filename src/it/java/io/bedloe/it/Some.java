package io.bedloe.it;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates test data with unique names. */
public final class Some {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String RUN =
      Long.toString(ProcessHandle.current().pid(), 36).toUpperCase(java.util.Locale.ROOT);

  private Some() {}

  /** Returns a unique word, such as {@code A7-12-LAMP}. */
  public static String word(String end) {
    return RUN + "-" + COUNT.incrementAndGet() + "-" + end;
  }

  public static Map<String, Object> pounds(String amount) {
    return Map.of("amount", amount, "currency", "GBP");
  }

  public static RequestSpecification json(RequestSpecification as, Object body) {
    return as.contentType(ContentType.JSON).body(body);
  }

  public static Map<String, Object> product(String sku) {
    return Map.of("sku", sku, "name", "Lamp " + sku, "price", pounds("19.99"));
  }

  /** Creates a product of 19.99 GBP; returns its id. */
  public static String productId() {
    return created(json(As.admin(), product(word("SKU"))).post("/products"));
  }

  /** Returns the id of the resource that a response has created. */
  public static String created(Response response) {
    return response.then().statusCode(201).extract().path("id");
  }

  /** Sends a merge patch, as a text that can contain nulls. */
  public static RequestSpecification patch(RequestSpecification as, String version, String patch) {
    return as.contentType("application/merge-patch+json").header("If-Match", version).body(patch);
  }

  /** Creates a role that only inherits others; returns its name. */
  public static String role(String... parents) {
    var name = "r-" + word("role").toLowerCase(java.util.Locale.ROOT);
    created(json(As.admin(), Map.of("name", name, "parents", List.of(parents))).post("/roles"));
    return name;
  }
}
