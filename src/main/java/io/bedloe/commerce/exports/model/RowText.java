package io.bedloe.commerce.exports.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bedloe.commerce.exports.ExportFormat;
import io.bedloe.kernel.Id;
import io.bedloe.kernel.Money;
import io.bedloe.platform.files.CsvLine;
import io.bedloe.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes the items of a list as text: the JSON of the API, or a row of CSV whose columns are the
 * members of the items. Members of an object are columns such as {@code price.amount}; an array, or
 * an object without fixed members, is JSON in its cell.
 */
public final class RowText {

  private static final char DELIMITER = ',';

  private final ExportFormat format;
  private final Set<String> fields;
  private final List<String> columns;

  /**
   * Prepares the text of a list.
   *
   * @param type the type of the items
   * @param fields the members to write; empty for all
   */
  public RowText(ExportFormat format, Class<?> type, Set<String> fields) {
    this.format = format;
    this.fields = Set.copyOf(fields);
    this.columns =
        columns("", type).stream()
            .filter(name -> fields.isEmpty() || fields.contains(name.split("\\.", 2)[0]))
            .toList();
  }

  private static List<String> columns(String prefix, Class<?> type) {
    var columns = new ArrayList<String>();
    for (var component : type.getRecordComponents()) {
      var name = prefix + component.getName();
      var value = component.getType();
      if (value.equals(Money.class)) {
        columns.add(name + ".amount");
        columns.add(name + ".currency");
      } else if (value.isRecord() && !Id.class.isAssignableFrom(value)) {
        columns.addAll(columns(name + ".", value));
      } else {
        columns.add(name);
      }
    }
    return columns;
  }

  /** Returns the first line of the file, or nothing. */
  public String header() {
    return format == ExportFormat.CSV ? CsvLine.of(columns, DELIMITER) + CsvLine.END : "";
  }

  /** Returns the line of an item. */
  public String line(Object item) {
    ObjectNode json = Json.mapper().valueToTree(item);
    if (format == ExportFormat.CSV) {
      return CsvLine.of(columns.stream().map(name -> cell(json, name)).toList(), DELIMITER)
          + CsvLine.END;
    }
    return text(fields.isEmpty() ? json : json.retain(fields)) + "\n";
  }

  private static String cell(JsonNode json, String name) {
    var value = json.at("/" + name.replace('.', '/'));
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isContainerNode()) {
      return value.isEmpty() ? "" : CsvLine.notAFormula(text(value));
    }
    return value.isTextual() && !name.endsWith(".amount")
        ? CsvLine.notAFormula(value.asText())
        : value.asText();
  }

  private static String text(JsonNode json) {
    try {
      return Json.mapper().writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can be written as JSON", impossible);
    }
  }
}
