package io.bedloe.it;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** Data for tests of orders, created by the manager: products with stock, and orders of them. */
public final class SalesDesk {

  private final As as;

  public SalesDesk(As as) {
    this.as = as;
  }

  /** Returns the desk of the shared server. */
  public static SalesDesk shared() {
    return new SalesDesk(BedloeServer.shared().as());
  }

  /** A product with its sku. */
  public record Item(String id, String sku) {

    /** Returns a line of an order. */
    public Map<String, Object> times(long quantity) {
      return Map.of("productId", id, "quantity", quantity);
    }
  }

  /** The stock figures of an item. */
  public record Figures(long onHand, long reserved) {}

  /** Creates a product without stock. */
  public Item item(String price) {
    var sku = Some.word("ITEM");
    var product = Map.of("sku", sku, "name", "Item " + sku, "price", Some.pounds(price));
    return new Item(Some.created(Some.json(as.theManager(), product).post("/products")), sku);
  }

  /** Creates a product of 10.00 GBP with this quantity in stock. */
  public Item stocked(long pieces) {
    return stocked(pieces, "10.00");
  }

  public Item stocked(long pieces, String price) {
    var item = item(price);
    receive(item, pieces);
    return item;
  }

  public void receive(Item item, long pieces) {
    Some.json(as.theManager(), Map.of("quantity", pieces, "reason", "delivery"))
        .post("/stock/" + item.id() + "/receipts")
        .then()
        .statusCode(200);
  }

  public Figures figures(Item item) {
    var stock = as.theManager().get("/stock/" + item.id()).then().statusCode(200).extract();
    return new Figures(stock.jsonPath().getLong("onHand"), stock.jsonPath().getLong("reserved"));
  }

  /** Returns the body of an order in GBP. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  public static Map<String, Object> order(Map<String, Object>... lines) {
    return Map.of("currency", "GBP", "lines", List.of(lines));
  }

  @SafeVarargs
  public final Response place(Map<String, Object>... lines) {
    return Some.json(as.theManager(), order(lines)).post("/orders");
  }

  /** Places an order that is accepted; returns its id. */
  @SafeVarargs
  public final String placed(Map<String, Object>... lines) {
    return Some.created(place(lines));
  }

  public Response move(String orderId, String to) {
    return move(orderId, Map.of("to", to));
  }

  public Response move(String orderId, Map<String, Object> transition) {
    return Some.json(as.theManager(), transition).post("/orders/" + orderId + "/transitions");
  }

  /** Moves an order through all these statuses. */
  public void moved(String orderId, String... states) {
    for (var state : states) {
      move(orderId, state).then().statusCode(200);
    }
  }

  public Response read(String orderId) {
    return as.theManager().get("/orders/" + orderId);
  }

  public String status(String orderId) {
    return read(orderId).then().statusCode(200).extract().path("status");
  }
}
