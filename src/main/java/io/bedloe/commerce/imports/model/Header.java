package io.bedloe.commerce.imports.model;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The first row of a file, with the position of each field.
 *
 * @param names the headers in order, without surrounding blanks
 * @param positions the position of each field that the file has
 * @param skipped the number of columns at the front that Bedloe added to a file of refused rows
 */
public record Header(List<String> names, Map<String, Integer> positions, int skipped) {

  /** The columns that a file of refused rows has before the sender's columns. */
  public static final List<String> REFUSAL_COLUMNS =
      List.of("refused_row", "refused_column", "refused_code", "refused_reason");

  private static final int LONGEST_SHOWN = 100;

  /** The maximum number of columns that a message lists, so that it stays readable. */
  private static final int MOST_LISTED = 30;

  public Header {
    names = List.copyOf(names);
    positions = Map.copyOf(positions);
  }

  /**
   * Finds the fields without regard to the case of the headers; reports every header that is
   * missing or repeated.
   */
  public static Header of(List<String> cells, ImportRequest request) {
    var names = cells.stream().map(String::strip).toList();
    var faults = new ArrayList<Fault>();
    var seen = new HashSet<String>();
    for (var name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        faults.add(new Fault(shown(name), "repeated-header", "two columns have this header"));
      }
    }
    var positions = new HashMap<String, Integer>();
    for (var field : new TreeSet<>(request.kind().fields().keySet())) {
      var mapped = request.columns().get(field);
      int position = position(names, mapped == null ? field : mapped, faults);
      if (position >= 0) {
        positions.put(field, position);
      } else if (mapped != null) {
        faults.add(missing(field, "no column '" + shown(mapped) + "'", names));
      } else if (Boolean.TRUE.equals(request.kind().fields().get(field))) {
        faults.add(
            missing(
                field,
                "no column '%s'; name the column of this field with a parameter".formatted(field),
                names));
      }
    }
    if (request.kind() == ImportKind.PRODUCTS) {
      mustNameProducts(positions, names, faults);
    }
    if (!faults.isEmpty()) {
      throw Rejected.because(
          ImportRule.INVALID_IMPORT,
          "The header of the file does not match the request; no row was read.",
          faults);
    }
    int skipped =
        names.size() > REFUSAL_COLUMNS.size()
                && names.subList(0, REFUSAL_COLUMNS.size()).equals(REFUSAL_COLUMNS)
            ? REFUSAL_COLUMNS.size()
            : 0;
    return new Header(names, positions, skipped);
  }

  /** Finds the exact name first, then a name that differs only in case. */
  private static int position(List<String> names, String wanted, List<Fault> faults) {
    int exact = names.indexOf(wanted);
    if (exact >= 0) {
      return exact;
    }
    int found = -1;
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(wanted)) {
        if (found >= 0) {
          faults.add(
              new Fault(
                  shown(wanted),
                  "repeated-header",
                  "two columns have the same header without regard to case"));
          return found;
        }
        found = i;
      }
    }
    return found;
  }

  /**
   * One of two fields identifies products, and a file must contain at least one field that
   * describes them.
   */
  private static void mustNameProducts(
      Map<String, Integer> positions, List<String> names, List<Fault> faults) {
    if (!positions.containsKey("sku") && !positions.containsKey("externalReference")) {
      faults.add(missing("sku", "neither a column 'sku' nor 'externalReference'", names));
    } else if (positions.keySet().stream()
        .allMatch(field -> field.equals("sku") || field.equals("currency"))) {
      faults.add(missing("price", "nothing to change: no column 'price' or 'name'", names));
    }
  }

  private static Fault missing(String field, String what, List<String> names) {
    return new Fault(
        ImportRequest.COLUMN + field,
        "missing-column",
        "the file has %s. Its headers are: %s".formatted(what, listed(names)));
  }

  private static String listed(List<String> names) {
    var some = names.stream().limit(MOST_LISTED).map(Header::shown).toList();
    return String.join(", ", some)
        + (names.size() > MOST_LISTED ? " and %d more".formatted(names.size() - MOST_LISTED) : "");
  }

  /** Returns the headers that no field is read from. */
  public List<String> ignored() {
    var ignored = new ArrayList<String>();
    for (int i = skipped; i < names.size(); i++) {
      if (!positions.containsValue(i)) {
        ignored.add(shown(names.get(i)));
      }
    }
    return ignored;
  }

  /** Returns whether the file has a column for the field. */
  public boolean has(String field) {
    return positions.containsKey(field);
  }

  /**
   * Returns the header of the column that a field is read from, or the field's name when there is
   * none.
   */
  public String columnOf(String field) {
    var position = positions.get(field);
    return position == null ? field : names.get(position);
  }

  /** Returns the sender's own cells of a row. */
  public List<String> ownColumns(List<String> cells) {
    return cells.size() <= skipped ? List.of() : cells.subList(skipped, cells.size());
  }

  private static String shown(String name) {
    return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
  }
}
