package io.bedloe.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.fakes.FakeSql;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StockedProductsTest {

  private static final ProductId LAMP = new ProductId(new UUID(0, 1));

  private final FakeSql sql = new FakeSql();
  private final StockedProducts stock = new StockedProducts(sql);

  @Test
  void aProductWithStockIsKeptAndTheReasonNamesTheQuantities() {
    sql.rows("FROM stock", parameters -> List.of(Map.of("on_hand", 5L, "reserved", 2L)));
    assertThat(stock.reasonToKeep(LAMP))
        .hasValueSatisfying(
            reason -> assertThat(reason).startsWith("5 pieces are on hand and 2 of them are"));
  }

  @Test
  void aProductWithoutStockCanBeDeleted() {
    assertThat(stock.reasonToKeep(LAMP)).isEmpty();
  }
}
