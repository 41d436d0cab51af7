package io.bedloe.commerce.imports.data;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** The unreserved stock of the products of a file. */
@ApplicationScoped
public class FreeStock {

  private final Sql sql;

  @Inject
  public FreeStock(Sql sql) {
    this.sql = sql;
  }

  /** Returns the available quantities by SKU; products without stock are left out. */
  public Map<String, Long> bySku(ImportId importId) {
    var free = new HashMap<String, Long>();
    sql.list(
            """
            SELECT p.sku, s.on_hand - s.reserved AS free
            FROM stock s JOIN products p ON p.id = s.product_id
            WHERE p.deleted_at IS NULL
              AND p.sku IN (SELECT sku FROM import_rows WHERE import_id = ?)""",
            row -> Map.entry(row.text("sku"), row.number("free")),
            importId)
        .forEach(entry -> free.put(entry.getKey(), entry.getValue()));
    return free;
  }
}
