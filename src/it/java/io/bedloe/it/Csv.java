package io.bedloe.it;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CSV files: the tests send them as imports and parse the results. */
public final class Csv {

  static final String MEDIA_TYPE = "text/csv";

  /** The columns of the retailer's file and their fields. */
  static final Map<String, String> RETAIL =
      Map.ofEntries(
          Map.entry("column.reference", "InvoiceNo"),
          Map.entry("column.sku", "StockCode"),
          Map.entry("column.description", "Description"),
          Map.entry("column.quantity", "Quantity"),
          Map.entry("column.placedAt", "InvoiceDate"),
          Map.entry("column.unitPrice", "UnitPrice"),
          Map.entry("column.customer", "CustomerID"),
          Map.entry("column.country", "Country"),
          Map.entry("datePattern", "yyyy-MM-dd HH:mm:ss"),
          Map.entry("zone", "Europe/London"),
          Map.entry("currency", "GBP"),
          Map.entry("createMissing", "true"));

  private Csv() {}

  /** Returns the retailer's invoices. */
  static byte[] retailFile() {
    try (InputStream file = Csv.class.getResourceAsStream("/data/online-retail-sample.csv")) {
      if (file == null) {
        throw new IllegalStateException("the test data is missing");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file with a header and rows, with the line ends of the standard. */
  public static String file(String header, String... rows) {
    return header + "\r\n" + String.join("\r\n", rows) + "\r\n";
  }

  public static Response send(String kind, String file, String... parameters) {
    return send(As.manager(), kind, file.getBytes(StandardCharsets.UTF_8), parameters);
  }

  static Response send(
      RequestSpecification as, String kind, byte[] file, String... namesAndValues) {
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return send(as, kind, file, parameters);
  }

  static Response send(
      RequestSpecification as, String kind, byte[] file, Map<String, String> parameters) {
    return as.contentType(MEDIA_TYPE)
        .queryParam("kind", kind)
        .queryParams(parameters)
        .body(file)
        .post("/imports");
  }

  /** Returns the rows of a file by their headers. */
  static List<Map<String, String>> read(String text) {
    var records = records(text);
    var header = records.get(0);
    var rows = new ArrayList<Map<String, String>>();
    for (var cells : records.subList(1, records.size())) {
      var row = new LinkedHashMap<String, String>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  static List<List<String>> records(String text) {
    var records = new ArrayList<List<String>>();
    var record = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        record.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        record.add(cell.toString());
        cell.setLength(0);
        records.add(List.copyOf(record));
        record.clear();
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    return records;
  }
}
