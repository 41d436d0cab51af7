package io.bedloe.imports.model;

import io.bedloe.imports.ImportRule;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The first row of a file: which column is which field.
 *
 * @param names the headers in order, stripped of blanks around them
 * @param positions where each field that the file has stands
 * @param skipped how many columns at the front are our own words about refused rows, from a file
 *     that we gave out
 */
public record Header(List<String> names, Map<String, Integer> positions, int skipped) {

  /** The columns that a file of refused rows has before those of the sender. */
  public static final List<String> REFUSAL_COLUMNS =
      List.of("refused_row", "refused_column", "refused_code", "refused_reason");

  private static final int LONGEST_SHOWN = 100;

  public Header {
    names = List.copyOf(names);
    positions = Map.copyOf(positions);
  }

  /** Finds the fields; names every header that is missing or there twice. */
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
      int position = names.indexOf(mapped == null ? field : mapped);
      if (position >= 0) {
        positions.put(field, position);
      } else if (mapped != null) {
        faults.add(
            new Fault(
                ImportRequest.COLUMN + field,
                "missing-column",
                "the file has no column '" + shown(mapped) + "'"));
      } else if (Boolean.TRUE.equals(request.kind().fields().get(field))) {
        faults.add(
            new Fault(
                ImportRequest.COLUMN + field,
                "missing-column",
                "the file has no column '%s'; say which one it is".formatted(field)));
      }
    }
    if (!faults.isEmpty()) {
      throw Rejected.because(
          ImportRule.INVALID_IMPORT, "The file's header does not fit: nothing was read.", faults);
    }
    int skipped =
        names.size() > REFUSAL_COLUMNS.size()
                && names.subList(0, REFUSAL_COLUMNS.size()).equals(REFUSAL_COLUMNS)
            ? REFUSAL_COLUMNS.size()
            : 0;
    return new Header(names, positions, skipped);
  }

  /** The headers that no field is read from. */
  public List<String> ignored() {
    var ignored = new ArrayList<String>();
    for (int i = skipped; i < names.size(); i++) {
      if (!positions.containsValue(i)) {
        ignored.add(shown(names.get(i)));
      }
    }
    return ignored;
  }

  /** Whether the file has a column for the field. */
  public boolean has(String field) {
    return positions.containsKey(field);
  }

  /** The header of the column that a field is read from, or the field's name when there is none. */
  public String columnOf(String field) {
    var position = positions.get(field);
    return position == null ? field : names.get(position);
  }

  /** The sender's own cells of a row. */
  public List<String> own(List<String> cells) {
    return cells.size() <= skipped ? List.of() : cells.subList(skipped, cells.size());
  }

  private static String shown(String name) {
    return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
  }
}
