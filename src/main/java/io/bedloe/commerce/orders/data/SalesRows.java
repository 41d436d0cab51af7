package io.bedloe.commerce.orders.data;

import io.bedloe.commerce.orders.SalesMoves;
import io.bedloe.platform.lists.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query behind {@link SalesMoves}. */
public final class SalesRows {

  private static final String MOVES =
      """
        SELECT o.id AS sale_id, NULL::uuid AS cancelled_id, o.currency, o.status AS state,
          o.country, o.customer_id, l.product_id, o.confirmed_at AS at, l.quantity AS units,
          l.total_minor AS gross, 0::bigint AS cancelled, 0::bigint AS returned
        FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.kind = 'SALE' AND o.confirmed_at >= ? AND o.confirmed_at < ? AND %1$s
        UNION ALL
        SELECT NULL, o.id, o.currency, o.status, o.country, o.customer_id, l.product_id,
          o.cancelled_at, 0, 0, l.total_minor, 0
        FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.kind = 'SALE' AND o.confirmed_at IS NOT NULL
          AND o.cancelled_at >= ? AND o.cancelled_at < ? AND %1$s
        UNION ALL
        SELECT NULL, NULL, o.currency, o.status, o.country, o.customer_id, l.product_id,
          o.placed_at, 0, 0, 0, l.total_minor
        FROM orders o JOIN order_lines l ON l.order_id = o.id
        WHERE o.kind = 'CREDIT_NOTE' AND o.placed_at >= ? AND o.placed_at < ? AND %1$s
        UNION ALL
        SELECT NULL, NULL, o.currency, o.status, o.country, o.customer_id, l.product_id,
          r.at, 0, 0, 0, r.amount_minor
        FROM order_returns r
        JOIN orders o ON o.id = r.order_id
        JOIN order_lines l ON l.id = r.line_id
        WHERE r.at >= ? AND r.at < ? AND %1$s""";

  /** How many parts of the query have a period and the condition on lines. */
  private static final int PARTS = 4;

  private SalesRows() {}

  /** The moves of a period. */
  public static SalesMoves between(Instant from, Instant to, Condition lines) {
    List<@Nullable Object> parameters = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      parameters.add(from);
      parameters.add(to);
      parameters.addAll(lines.parameters());
    }
    return new SalesMoves(MOVES.formatted(lines.sql()), parameters);
  }
}
