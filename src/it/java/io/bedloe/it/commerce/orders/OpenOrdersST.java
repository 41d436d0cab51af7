package io.bedloe.it.commerce.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.it.AtOnce;
import io.bedloe.it.BedloeServer;
import io.bedloe.it.SalesDesk;
import io.bedloe.it.Some;
import io.bedloe.it.SystemTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tests the limit of orders without a customer for each account, where it is configured. */
@SystemTest
class OpenOrdersST {

  private static final int LIMIT = 3;

  @Test
  void ordersWithoutACustomerAreLimitedPerPlacingAccountAlsoInParallel() throws Exception {
    try (var server =
        BedloeServer.onOwnDatabase(
                Map.of("BEDLOE_ORDERS_MAX_OPEN_PER_ACCOUNT", Integer.toString(LIMIT)))
            .start()) {
      var desk = new SalesDesk(server.as());
      var item = desk.stocked(100);
      var answers = AtOnce.all(10, i -> place(server.as()::theManager, item));
      assertThat(answers.stream().filter(answer -> answer.statusCode() == 201)).hasSize(LIMIT);
      assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409);
      assertThat(desk.figures(item)).isEqualTo(new SalesDesk.Figures(100, LIMIT));
      assertThat(place(server.as()::theAdmin, item).statusCode()).isEqualTo(201);
    }
  }

  private static Response place(Supplier<RequestSpecification> as, SalesDesk.Item item) {
    return Some.json(as.get(), SalesDesk.order(item.times(1))).post("/orders");
  }
}
