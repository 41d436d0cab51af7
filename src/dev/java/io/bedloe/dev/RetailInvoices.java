package io.bedloe.dev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The mapping from the columns of the UCI Online Retail data set to orders, as parameters of {@code
 * POST /imports}; no other class contains them.
 */
final class RetailInvoices {
  private static final String COLUMN = "column.";

  private RetailInvoices() {}

  /** Returns the path and query of the import request. */
  static String path() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("kind", "orders");
    parameters.put(COLUMN + "reference", "InvoiceNo");
    parameters.put(COLUMN + "sku", "StockCode");
    parameters.put(COLUMN + "description", "Description");
    parameters.put(COLUMN + "quantity", "Quantity");
    parameters.put(COLUMN + "placedAt", "InvoiceDate");
    parameters.put(COLUMN + "unitPrice", "UnitPrice");
    parameters.put(COLUMN + "customer", "CustomerID");
    parameters.put(COLUMN + "country", "Country");
    parameters.put("datePattern", "yyyy-MM-dd HH:mm:ss");
    parameters.put("zone", "Europe/London");
    parameters.put("currency", "GBP");
    parameters.put("createMissing", "true");
    return "/api/v1/imports?"
        + parameters.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
