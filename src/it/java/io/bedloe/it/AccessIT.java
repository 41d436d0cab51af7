package io.bedloe.it;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests who may call what: each secured endpoint of orders and stock with the right, without it,
 * and without a token.
 */
@IntegrationTest
class AccessIT {

  private static final Map<String, Object> PIECE = Map.of("quantity", 1, "reason", "counted");
  private static final TestAccount.Linked USER = TestAccount.linkedToACustomer();
  private static final TestAccount NO_ROLE = TestAccount.with();

  private interface Call {
    Response by(RequestSpecification who);
  }

  static Stream<Arguments> endpoints() {
    var desk = SalesDesk.shared();
    var stock = "/stock/" + desk.stocked(100).id();
    var item = desk.stocked(1_000);
    var own = own(item);
    return Stream.of(
        open("list orders", who -> who.get("/orders")),
        open("read an order", who -> who.get("/orders/" + own)),
        open("place an order", who -> post(who, "/orders", SalesDesk.order(item.times(1)))),
        open("cancel an order", who -> move(who, own(item), "CANCELLED")),
        staff("confirm an order", who -> move(who, own(item), "CONFIRMED")),
        open("list stock", who -> who.get("/stock")),
        open("read stock", who -> who.get(stock)),
        staff("receive stock", who -> post(who, stock + "/receipts", PIECE)),
        staff("adjust stock", who -> post(who, stock + "/adjustments", PIECE)),
        staff("read the ledger", who -> who.get(stock + "/movements")),
        staff("explain stock", who -> who.get(stock + "/reconciliation")),
        staff("repair stock", who -> who.post(stock + "/repair")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void eachOperationIsAllowedForbiddenOrUnauthenticated(String what, Call call, boolean staffOnly) {
    var allowed = staffOnly ? As.manager() : USER.account().asks();
    var forbidden = staffOnly ? USER.account().asks() : NO_ROLE.asks();
    call.by(allowed).then().statusCode(oneOf(200, 201));
    call.by(forbidden).then().statusCode(403).contentType("application/problem+json");
    call.by(As.nobody())
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", equalTo("Bearer realm=\"bedloe\""))
        .body("type", equalTo("/problems/unauthenticated"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/orders",
    "GET,/orders/ID",
    "POST,/orders",
    "POST,/orders/ID/transitions",
    "GET,/stock",
    "GET,/stock/ID",
    "POST,/stock/ID/receipts",
    "POST,/stock/ID/adjustments",
    "GET,/stock/ID/movements",
    "GET,/stock/ID/reconciliation",
    "POST,/stock/ID/repair",
    "GET,/products",
    "POST,/products",
    "PUT,/products/ID",
    "PATCH,/products/ID",
    "DELETE,/products/ID",
    "GET,/customers",
    "POST,/customers",
    "GET,/reports/sales",
    "POST,/imports"
  })
  void aRequestWithoutATokenIsUnauthenticated(String method, String path) {
    var address = path.replace("ID", UUID.randomUUID().toString());
    with(method, path, As.nobody())
        .request(method, address)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", equalTo("Bearer realm=\"bedloe\""))
        .body("type", equalTo("/problems/unauthenticated"));
    with(method, path, BedloeServer.shared().as().withToken("not.a.token"))
        .request(method, address)
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/stock/ID/receipts",
    "POST,/stock/ID/adjustments",
    "GET,/stock/ID/movements",
    "GET,/stock/ID/reconciliation",
    "POST,/stock/ID/repair",
    "POST,/products",
    "PUT,/products/ID",
    "PATCH,/products/ID",
    "DELETE,/products/ID",
    "POST,/customers"
  })
  void staffOperationsAreForbiddenForAUser(String method, String path) {
    with(method, path, As.user())
        .request(method, path.replace("ID", UUID.randomUUID().toString()))
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
  }

  /** The body has the accepted media type, because another one is refused before authentication. */
  private static RequestSpecification with(String method, String path, RequestSpecification as) {
    if (path.equals("/imports")) {
      return as.contentType("text/csv").body("a,b");
    }
    return switch (method) {
      case "PATCH" -> as.contentType("application/merge-patch+json").body("{}");
      case "POST", "PUT" -> as.contentType("application/json").body("{}");
      default -> as;
    };
  }

  private static Arguments open(String what, Call call) {
    return Arguments.of(what, call, false);
  }

  private static Arguments staff(String what, Call call) {
    return Arguments.of(what, call, true);
  }

  private static Response post(RequestSpecification who, String path, Object body) {
    return Some.json(who, body).post(path);
  }

  private static Response move(RequestSpecification who, String order, String to) {
    return post(who, "/orders/" + order + "/transitions", Map.of("to", to));
  }

  private static String own(SalesDesk.Item item) {
    var order = Map.of("currency", "GBP", "lines", List.of(item.times(1)));
    return Some.created(Some.json(USER.account().asks(), order).post("/orders"));
  }
}
