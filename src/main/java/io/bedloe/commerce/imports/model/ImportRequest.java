package io.bedloe.commerce.imports.model;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.kernel.Currencies;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.QueryParameters;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an import: the format of the file and the requested actions; {@link #parse}
 * reports every wrong parameter.
 *
 * @param columns the header of each field whose column has another name than the field
 * @param times the format of dates
 * @param currency the currency of rows that name none
 * @param createMissing whether unknown products and customers of an order are created
 * @param applyStock whether orders change stock
 * @param dryRun whether the import only checks the file and changes nothing
 * @param delimiter the delimiter of cells; null when the file's {@code sep=} line or the comma
 *     determines it
 * @param decimal the decimal separator of an amount: a point or a comma
 */
public record ImportRequest(
    ImportKind kind,
    Map<String, String> columns,
    Times times,
    @Nullable Currency currency,
    boolean createMissing,
    boolean applyStock,
    boolean dryRun,
    @Nullable Character delimiter,
    char decimal) {

  /**
   * Returns the permissions that a caller needs besides {@link Permission#IMPORTS_RUN}, each with
   * the resource type that policies know.
   */
  public Map<Permission, String> needs() {
    var needs = new EnumMap<Permission, String>(Permission.class);
    switch (kind) {
      case PRODUCTS -> needs.put(kind.permission(), "product");
      case CUSTOMERS -> needs.put(kind.permission(), "customer");
      case STOCK -> needs.put(kind.permission(), "stock");
      case ORDERS -> {
        needs.put(kind.permission(), "orderLine");
        needs.put(Permission.ORDERS_WRITE, "order");
      }
    }
    if (createMissing) {
      needs.put(Permission.CATALOG_WRITE, "product");
      needs.put(Permission.CUSTOMERS_WRITE, "customer");
    }
    if (applyStock) {
      needs.put(Permission.STOCK_WRITE, "stock");
    }
    return needs;
  }

  /** The prefix of the parameters that name the column of a field. */
  public static final String COLUMN = "column.";

  private static final Set<String> FOR_ORDERS =
      Set.of("datePattern", "zone", "createMissing", "stock");
  private static final Set<String> WITH_MONEY = Set.of("currency", "decimal");
  private static final Map<String, Character> DELIMITERS =
      Map.of(",", ',', ";", ';', "|", '|', "tab", '\t');

  /** The default delimiter of cells. */
  public static final char STANDARD_DELIMITER = ',';

  /** Returns the same request with another delimiter. */
  public ImportRequest delimitedBy(char found) {
    return new ImportRequest(
        kind, columns, times, currency, createMissing, applyStock, dryRun, found, decimal);
  }

  /** Returns the delimiter of the request, or the default. */
  public char separator() {
    return delimiter == null ? STANDARD_DELIMITER : delimiter;
  }

  public ImportRequest {
    columns = Map.copyOf(columns);
  }

  /**
   * Reads the query parameters of a request.
   *
   * @param parameters decoded
   */
  public static ImportRequest parse(Map<String, List<String>> parameters) {
    return new Parser(parameters).parse();
  }

  /** Reads the parameters one by one and collects the faults. */
  private static final class Parser {
    private final QueryParameters parameters;

    Parser(Map<String, List<String>> parameters) {
      this.parameters = new QueryParameters(parameters);
    }

    ImportRequest parse() {
      var kind = kind();
      mustFit(kind);
      var times =
          new Times(
              parameters.value("datePattern", pattern -> pattern),
              parameters.value("zone", ZoneOffset.UTC, Parser::zone));
      checkPattern(times);
      var currency = parameters.value("currency", Currencies::inUse);
      boolean createMissing = parameters.flag("createMissing");
      boolean applyStock = parameters.value("stock", false, Parser::stock);
      boolean dryRun = parameters.flag("dryRun");
      var delimiter = parameters.value("delimiter", Parser::delimiter);
      char decimal = parameters.value("decimal", '.', Parser::decimal);
      var columns = columns(kind);
      parameters.refuseUnread("an import does not have this parameter");
      parameters.mustBeValid(ImportRule.INVALID_IMPORT);
      return new ImportRequest(
          Objects.requireNonNull(kind),
          columns,
          times,
          currency,
          createMissing,
          applyStock,
          dryRun,
          delimiter,
          decimal);
    }

    private @Nullable ImportKind kind() {
      if (!parameters.has("kind")) {
        parameters.fault("kind", "required", kinds());
      }
      return parameters.value("kind", Parser::kind);
    }

    /** Refuses a parameter that would have no effect, because it is probably a mistake. */
    private void mustFit(@Nullable ImportKind kind) {
      var useless = new TreeSet<String>();
      if (kind != null && kind != ImportKind.ORDERS) {
        useless.addAll(FOR_ORDERS);
        if (kind != ImportKind.PRODUCTS) {
          useless.addAll(WITH_MONEY);
        }
      }
      useless.retainAll(parameters.unread());
      for (var name : useless) {
        parameters.fault(name, "not-for-this-kind", "not supported for this kind of file");
      }
    }

    private Map<String, String> columns(@Nullable ImportKind kind) {
      var columns = new HashMap<String, String>();
      for (var name : new TreeSet<>(parameters.unread())) {
        if (!name.startsWith(COLUMN)) {
          continue;
        }
        var field = name.substring(COLUMN.length());
        if (kind != null && !kind.fields().containsKey(field)) {
          parameters.refuse(
              name,
              "unknown-field",
              "the field '%s' does not exist; the fields are %s"
                  .formatted(field, String.join(", ", new TreeSet<>(kind.fields().keySet()))));
        } else {
          columns.put(field, parameters.value(name, "", Parser::header));
        }
      }
      return columns;
    }

    private void checkPattern(Times times) {
      try {
        times.mustBeReadable();
      } catch (InvalidValue wrong) {
        parameters.fault("datePattern", wrong);
      }
    }

    private static String header(String text) {
      if (text.isBlank()) {
        throw new InvalidValue("invalid-column", "the header of a column, not blank");
      }
      return text.strip();
    }

    private static ImportKind kind(String text) {
      return Arrays.stream(ImportKind.values())
          .filter(kind -> kind.code().equals(text))
          .findFirst()
          .orElseThrow(() -> new InvalidValue("unknown-kind", kinds()));
    }

    private static String kinds() {
      return Arrays.stream(ImportKind.values())
          .map(ImportKind::code)
          .collect(Collectors.joining(", ", "one of ", ""));
    }

    private static ZoneId zone(String text) {
      try {
        return ZoneId.of(text);
      } catch (DateTimeException unknown) {
        throw new InvalidValue("unknown-zone", "not a time zone such as Europe/London");
      }
    }

    private static boolean stock(String text) {
      return switch (text) {
        case "apply" -> true;
        case "leave" -> false;
        default -> throw new InvalidValue("invalid-choice", "neither leave nor apply");
      };
    }

    private static char decimal(String text) {
      return switch (text) {
        case "." -> '.';
        case "," -> ',';
        default -> throw new InvalidValue("invalid-choice", "neither a point nor a comma");
      };
    }

    private static char delimiter(String text) {
      var delimiter = DELIMITERS.get(text);
      if (delimiter == null) {
        throw new InvalidValue("invalid-choice", "one of , ; | and tab");
      }
      return delimiter;
    }
  }
}
