import bedloe.client.ApiClient;
import bedloe.client.ApiException;
import bedloe.client.api.AuthApi;
import bedloe.client.api.OrdersApi;
import bedloe.client.api.ProductsApi;
import bedloe.client.model.AmountFilter;
import bedloe.client.model.AuthCredentials;
import bedloe.client.model.OrderInput;
import bedloe.client.model.OrderLineInput;
import bedloe.client.model.OrderStatus;
import bedloe.client.model.PlaceOrderProblem409;
import bedloe.client.model.TextFilter;
import bedloe.client.model.TimeFilter;
import bedloe.client.model.TransitionInput;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Uses the generated Java client: it signs in, lists with filters, places an order, moves it, and reads a problem of
 * the type insufficient-stock. Each step prints one line, which GeneratedClientsST compares.
 */
public class Shop {

  public static void main(String[] arguments) throws Exception {
    var sku = arguments[3];
    var client = new ApiClient();
    client.updateBaseUri(arguments[0]);
    var login =
        new AuthApi(client)
            .login(
                AuthApi.APILoginRequest.newBuilder()
                    .authCredentials(new AuthCredentials().email(arguments[1]).password(arguments[2]))
                    .build());
    System.out.println("signed in as " + login.getUser().getEmail());
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + login.getAccessToken()));

    var products = new ProductsApi(client);
    var list =
        products.listProducts(
            ProductsApi.APIListProductsRequest.newBuilder()
                .sku(new TextFilter().eq(sku))
                .price(new AmountFilter().gte(BigDecimal.TEN).lte(new BigDecimal("20")))
                .createdAt(new TimeFilter().gte(OffsetDateTime.parse("2020-01-01T00:00:00+01:00")))
                .sort(List.of("-price", "name"))
                .fields(List.of("id", "sku", "price"))
                .total(true)
                .build());
    System.out.println(
        "listed " + list.getPage().getTotal() + " at " + list.getItems().get(0).getPrice().getAmount());
    var none =
        products.listProducts(
            ProductsApi.APIListProductsRequest.newBuilder()
                .sku(new TextFilter().eq(sku))
                .price(new AmountFilter().gt(new BigDecimal("20")))
                .build());
    System.out.println("listed " + none.getItems().size() + " above 20");

    var orders = new OrdersApi(client);
    var order =
        OrdersApi.APIPlaceOrderRequest.newBuilder()
            .orderInput(
                new OrderInput()
                    .currency("GBP")
                    .lines(List.of(new OrderLineInput().sku(sku).quantity(3L))))
            .build();
    var placed = orders.placeOrder(order);
    System.out.println(
        "placed " + placed.getStatus().getValue() + " " + placed.getTotals().getNet().getAmount());
    var moved =
        orders.moveOrder(
            OrdersApi.APIMoveOrderRequest.newBuilder()
                .id(placed.getId())
                .transitionInput(new TransitionInput().to(OrderStatus.CONFIRMED))
                .build());
    System.out.println("moved " + moved.getStatus().getValue());

    try {
      orders.placeOrder(order);
    } catch (ApiException refused) {
      var problem =
          ApiClient.createDefaultObjectMapper()
              .readValue(refused.getResponseBody(), PlaceOrderProblem409.class);
      if (problem.getType().getValue().equals("/problems/insufficient-stock")) {
        var shortProduct = problem.getShort().get(0);
        System.out.println(
            "short " + shortProduct.getSku() + " " + shortProduct.getRequested() + " " + shortProduct.getAvailable());
      }
    }

    var out = new AuthApi(client).logoutWithHttpInfo(AuthApi.APILogoutRequest.newBuilder().build());
    System.out.println("signed out " + out.getStatusCode());
  }
}
