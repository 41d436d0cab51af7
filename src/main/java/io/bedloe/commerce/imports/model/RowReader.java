package io.bedloe.commerce.imports.model;

import io.bedloe.commerce.catalog.ProductLimits;
import io.bedloe.commerce.customers.CustomerLimits;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.kernel.EmailAddress;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Money;
import io.bedloe.platform.files.CsvLine;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one file, each independently of the others. */
public final class RowReader {

  /** The maximum length of the reference of a receipt or of an order. */
  static final int REFERENCE = 100;

  static final int REASON = 500;

  private final ImportRequest request;
  private final Header header;
  private final Times.Reader times;
  private final Warnings warnings;

  public RowReader(ImportRequest request, Header header, Warnings warnings) {
    this.request = request;
    this.header = header;
    this.times = request.times().reader();
    this.warnings = warnings;
  }

  /**
   * @param number the row's number as a spreadsheet shows it: the header is row 1
   * @param id the id of the record that the row creates
   */
  public StagedRow read(long number, UUID id, List<String> cells) {
    var record = CsvLine.of(header.ownColumns(cells), request.separator());
    if (cells.size() != header.names().size()) {
      var refused =
          new Refused(
              RefusalCode.WRONG_CELL_COUNT,
              "",
              Cells.shown(record),
              "the row has %d cells, but the header has %d"
                  .formatted(cells.size(), header.names().size()));
      return new StagedRow(number, id, record, null, refused);
    }
    var row = new Cells(header, cells, request.decimal());
    var values =
        switch (request.kind()) {
          case PRODUCTS -> product(row);
          case CUSTOMERS -> customer(row);
          case STOCK -> receipt(row);
          case ORDERS -> orderLine(row);
        };
    return new StagedRow(number, id, record, values, row.refused());
  }

  private RowValues product(Cells row) {
    var sku = row.has("sku") ? row.sku("sku") : null;
    var reference =
        row.has("sku")
            ? row.clearable("externalReference", ProductLimits.EXTERNAL_REFERENCE)
            : row.required("externalReference", ProductLimits.EXTERNAL_REFERENCE);
    var name = row.kept("name", ProductLimits.NAME);
    var price =
        row.isEmpty("price")
            ? null
            : row.price("price", row.currency("currency", request.currency()));
    if (price != null && price.minor() < 0) {
      row.refuse("price", RefusalCode.PRICE_NEGATIVE, "must not be negative");
    }
    return new RowValues.Product(
        sku,
        name,
        price == null ? null : price.minor(),
        price == null ? null : price.currency().getCurrencyCode(),
        reference,
        row.clearable("description", ProductLimits.DESCRIPTION),
        row.flag("active"),
        row.cleared());
  }

  private RowValues customer(Cells row) {
    var reference = row.required("externalReference", CustomerLimits.EXTERNAL_REFERENCE);
    var name = row.kept("name", CustomerLimits.NAME);
    var email = row.clearable("email", EmailAddress.LONGEST);
    if (email != null && !EmailAddress.isValid(email)) {
      row.refuse("email", RefusalCode.UNREADABLE, "not an e-mail address");
    }
    return new RowValues.Customer(
        reference,
        name,
        email,
        row.clearableCountry("country", warnings),
        address(row),
        row.clearable("city", CustomerLimits.PLACE),
        row.clearable("region", CustomerLimits.PLACE),
        row.clearable("postalCode", CustomerLimits.POSTAL_CODE),
        row.cleared());
  }

  /** Returns the lines of an address that stands in one cell. */
  private static @Nullable String address(Cells row) {
    var text = row.clearable("address", CustomerLimits.ADDRESS_LINES * CustomerLimits.ADDRESS_LINE);
    if (text == null) {
      return null;
    }
    var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.size() > CustomerLimits.ADDRESS_LINES
        || lines.stream().anyMatch(line -> line.length() > CustomerLimits.ADDRESS_LINE)) {
      row.refuse(
          "address",
          RefusalCode.TOO_LONG,
          "more than %d lines of %d characters"
              .formatted(CustomerLimits.ADDRESS_LINES, CustomerLimits.ADDRESS_LINE));
    }
    return String.join("\n", lines);
  }

  private RowValues receipt(Cells row) {
    return new RowValues.Receipt(
        row.required("reference", REFERENCE),
        row.sku("sku"),
        row.quantity("quantity", false),
        row.text("reason", REASON));
  }

  private RowValues orderLine(Cells row) {
    var reference = row.required("reference", REFERENCE);
    var sku = row.sku("sku");
    var quantity = row.quantity("quantity", true);
    var currency = row.currency("currency", request.currency());
    var price = row.price("unitPrice", currency);
    if (price != null && price.minor() <= 0) {
      row.refuse("unitPrice", RefusalCode.PRICE_NOT_POSITIVE, "must be greater than zero");
    } else if (quantity != null && price != null) {
      mustBeCountable(row, quantity, price);
    }
    var at = row.time("placedAt", times);
    var description = row.text("description", ProductLimits.NAME);
    var customer = row.text("customer", CustomerLimits.EXTERNAL_REFERENCE);
    var customerName = row.text("customerName", CustomerLimits.NAME);
    // The country is read last, because a refused row adds no warning.
    var country = row.refused() == null ? row.country("country", warnings) : null;
    return new RowValues.OrderLine(
        reference,
        sku,
        description,
        quantity,
        price == null ? null : price.minor(),
        price == null ? null : price.currency().getCurrencyCode(),
        at,
        customer,
        customerName,
        country);
  }

  private static void mustBeCountable(Cells row, long quantity, Money price) {
    @Nullable Money total;
    try {
      total = price.times(quantity);
    } catch (InvalidValue overflow) {
      total = null;
    }
    if (total == null || Math.abs(total.minor()) > Money.LARGEST_READ) {
      row.refuse(
          "unitPrice",
          RefusalCode.TOO_LARGE,
          "the line total exceeds the largest amount that Bedloe supports");
    }
  }
}
