package io.bedloe.platform.lists;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes the cursor of a page far behind the first, which a client would reach page by page. */
public final class DeepCursor {

  private DeepCursor() {}

  /** Returns the cursor behind a number of rows of a list with one sort key. */
  public static String behind(Connection connection, Listing<?> listing, String sort, long rows)
      throws SQLException {
    var order = ListRequest.parse(Map.of("sort", List.of(sort)), listing).order();
    var key = order.get(0);
    var direction = key.descending() ? "DESC" : "ASC";
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT (%1$s)::text, %2$s FROM %3$s WHERE %4$s
                ORDER BY %1$s %5$s, %2$s %5$s OFFSET %6$d LIMIT 1"""
                    .formatted(
                        key.field().sql(),
                        listing.id(),
                        listing.from(),
                        listing.standing(),
                        direction,
                        rows))) {
      row.next();
      return new Cursor(List.of(row.getString(1)), row.getObject(2, UUID.class)).text(order);
    }
  }
}
