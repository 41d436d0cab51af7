package io.bedloe.commerce.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.commerce.catalog.ProductId;
import io.bedloe.fakes.FakeSql;
import io.bedloe.platform.lists.ListRequest;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.lists.Lists;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StockListsTest {

  private static final Instant CHANGED = Instant.parse("2026-11-22T10:00:00Z");
  private static final ProductId LAMP = new ProductId(new UUID(0, 1));
  private static final MovementId MOVEMENT = new MovementId(new UUID(0, 2));

  private final FakeSql sql = new FakeSql();

  private <T> List<T> items(Listing<T> listing) {
    return new Lists(sql).page(listing, ListRequest.parse(Map.of(), listing)).items();
  }

  @Test
  void theListOfStockShowsWhatIsOnHandAndNotReservedAsAvailable() {
    sql.rows(
        "FROM stock s JOIN products p",
        parameters ->
            List.of(
                Map.of(
                    "product_id",
                    LAMP,
                    "sku",
                    "LAMP-1",
                    "on_hand",
                    5L,
                    "reserved",
                    2L,
                    "updated_at",
                    CHANGED,
                    "key_0",
                    "2026-11-22 10:00:00+00",
                    "key_id",
                    LAMP)));
    assertThat(items(StockListing.LISTING))
        .containsExactly(new StockView(LAMP, "LAMP-1", 5, 2, 3, CHANGED));
    assertThat(new StockListing().listing()).isSameAs(StockListing.LISTING);
  }

  @Test
  void aManualMovementHasAReasonAndNoOrder() {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("id", MOVEMENT);
    row.put("product_id", LAMP);
    row.put("kind", "ADJUSTMENT");
    row.put("on_hand_change", -1L);
    row.put("reserved_change", 0L);
    row.put("order_id", null);
    row.put("reason", "broken in the warehouse");
    row.put("actor_name", "clerk");
    row.put("at", CHANGED);
    row.put("key_0", "2026-11-22 10:00:00+00");
    row.put("key_id", MOVEMENT);
    sql.rows("FROM stock_movements", parameters -> List.of(row));
    assertThat(items(MovementListing.LISTING))
        .containsExactly(
            new MovementView(
                MOVEMENT,
                LAMP,
                MovementKind.ADJUSTMENT,
                -1,
                0,
                null,
                "broken in the warehouse",
                "clerk",
                CHANGED));
    assertThat(new MovementListing().listing()).isSameAs(MovementListing.LISTING);
  }
}
