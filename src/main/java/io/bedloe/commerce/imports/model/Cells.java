package io.bedloe.commerce.imports.model;

import io.bedloe.commerce.imports.ImportReport.RefusedRow;
import io.bedloe.commerce.imports.RefusalCode;
import io.bedloe.kernel.Currencies;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Quantity;
import io.bedloe.kernel.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row, field by field. A value that cannot be read is null, and the first
 * fault is the reason why the row is refused.
 */
final class Cells {

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

  private final Header header;
  private final List<String> cells;
  private final char decimal;
  private final List<String> cleared = new ArrayList<>();
  private @Nullable Refused refused;

  Cells(Header header, List<String> cells, char decimal) {
    this.header = header;
    this.cells = cells;
    this.decimal = decimal;
  }

  @Nullable Refused refused() {
    return refused;
  }

  boolean has(String field) {
    return header.has(field);
  }

  /** Returns optional text. */
  @Nullable String text(String field, int longest) {
    var text = cell(field);
    if (text.length() > longest) {
      refuse(
          field,
          RefusalCode.TOO_LONG,
          "%d characters; the limit is %d".formatted(text.length(), longest));
      return null;
    }
    return text.isEmpty() ? null : text;
  }

  /** Returns the fields whose cells contain {@link ImportKind#CLEAR}. */
  List<String> cleared() {
    return List.copyOf(cleared);
  }

  boolean isEmpty(String field) {
    return cell(field).isEmpty();
  }

  /** Returns text that is kept when the cell is empty, and cleared by {@link ImportKind#CLEAR}. */
  @Nullable String clearable(String field, int longest) {
    if (cell(field).equals(ImportKind.CLEAR)) {
      cleared.add(field);
      return null;
    }
    return text(field, longest);
  }

  /** Returns text that is kept when the cell is empty, and that cannot be cleared. */
  @Nullable String kept(String field, int longest) {
    if (cell(field).equals(ImportKind.CLEAR)) {
      refuse(field, RefusalCode.UNREADABLE, "must have a value and cannot be cleared");
      return null;
    }
    return text(field, longest);
  }

  /** Returns required text. */
  @Nullable String required(String field, int longest) {
    if (cell(field).isEmpty()) {
      refuse(field, RefusalCode.MISSING_VALUE, "must not be empty");
      return null;
    }
    return text(field, longest);
  }

  /** Returns a required SKU. */
  @Nullable String sku(String field) {
    if (cell(field).isEmpty()) {
      refuse(field, RefusalCode.MISSING_VALUE, "must not be empty");
      return null;
    }
    try {
      return new Sku(cell(field)).value();
    } catch (InvalidValue wrong) {
      refuse(
          field,
          wrong.code().equals("too-long") ? RefusalCode.TOO_LONG : RefusalCode.UNREADABLE,
          wrong.detail());
      return null;
    }
  }

  /**
   * Returns a quantity, which is not zero. A refused one is returned too when it is a number,
   * because the sign of a refused row counts for orders with mixed signs.
   */
  @Nullable Long quantity(String field, boolean mayBeNegative) {
    var text = cell(field);
    if (!WHOLE.matcher(text).matches()) {
      refuse(field, RefusalCode.UNREADABLE, "not a whole number");
      return null;
    }
    long quantity = Long.parseLong(text);
    if (quantity < 0 && !mayBeNegative) {
      refuse(field, RefusalCode.QUANTITY_NEGATIVE, "must not be negative here");
      return quantity;
    }
    try {
      return new Quantity(quantity).value();
    } catch (InvalidValue wrong) {
      refuse(
          field, quantity == 0 ? RefusalCode.QUANTITY_ZERO : RefusalCode.TOO_LARGE, wrong.detail());
      return quantity;
    }
  }

  /** Returns the currency that the row names, or the default when it names none. */
  @Nullable Currency currency(String field, @Nullable Currency standard) {
    var text = cell(field);
    if (!text.isEmpty()) {
      return read(field, RefusalCode.UNREADABLE, Currencies::inUse);
    }
    if (standard == null) {
      refuse(
          field,
          RefusalCode.MISSING_VALUE,
          "the row names no currency, and the parameter 'currency' gives none");
    }
    return standard;
  }

  /** Returns an amount of money. */
  @Nullable Money price(String field, @Nullable Currency currency) {
    if (cell(field).isEmpty()) {
      refuse(field, RefusalCode.MISSING_VALUE, "must not be empty");
      return null;
    }
    if (currency == null) {
      return null;
    }
    var amount = cell(field);
    if (decimal == ',') {
      if (amount.indexOf('.') >= 0) {
        refuse(
            field,
            RefusalCode.UNREADABLE,
            "contains a point, but with decimal=, an amount is written like 19,99");
        return null;
      }
      amount = amount.replace(',', '.');
    }
    try {
      return Money.parse(amount, currency);
    } catch (InvalidValue wrong) {
      var code =
          switch (wrong.code()) {
            case "too-many-decimals" -> RefusalCode.TOO_MANY_DECIMALS;
            case "amount-too-large" -> RefusalCode.TOO_LARGE;
            default -> RefusalCode.UNREADABLE;
          };
      refuse(field, code, wrong.detail());
      return null;
    }
  }

  /** Returns a point in time. */
  @Nullable Instant time(String field, Times.Reader times) {
    return read(field, RefusalCode.UNREADABLE, times::read);
  }

  /** Returns a boolean; null when the cell is empty. */
  @Nullable Boolean flag(String field) {
    return switch (cell(field).toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default -> {
        refuse(field, RefusalCode.UNREADABLE, "neither true nor false");
        yield null;
      }
    };
  }

  /** Returns the code of a country; an unknown name is accepted with a warning. */
  @Nullable String country(String field, Warnings warnings) {
    var text = cell(field);
    if (text.isEmpty()) {
      return null;
    }
    var code = CountryNames.code(text);
    if (code.isEmpty()) {
      warnings.add(Warnings.Code.COUNTRY_UNKNOWN, text);
    }
    return code.orElse(null);
  }

  /** Returns the code of a country that {@link ImportKind#CLEAR} clears. */
  @Nullable String clearableCountry(String field, Warnings warnings) {
    if (cell(field).equals(ImportKind.CLEAR)) {
      cleared.add(field);
      return null;
    }
    return country(field, warnings);
  }

  /** Only the first fault of a row is reported. */
  void refuse(String field, RefusalCode code, String detail) {
    if (refused == null) {
      refused = new Refused(code, header.columnOf(field), shown(cell(field)), detail);
    }
  }

  private <T> @Nullable T read(String field, RefusalCode code, Function<String, T> reading) {
    var text = cell(field);
    if (text.isEmpty()) {
      refuse(field, RefusalCode.MISSING_VALUE, "must not be empty");
      return null;
    }
    try {
      return reading.apply(text);
    } catch (InvalidValue wrong) {
      refuse(field, code, wrong.detail());
      return null;
    }
  }

  private String cell(String field) {
    var position = header.positions().get(field);
    return position == null ? "" : cells.get(position).strip();
  }

  static String shown(String value) {
    return value.length() > RefusedRow.LONGEST_VALUE
        ? value.substring(0, RefusedRow.LONGEST_VALUE) + "…"
        : value;
  }
}
