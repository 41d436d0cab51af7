package io.bedloe.platform.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.bedloe.platform.json.Json;
import java.io.IOException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in one form: without white space, the members of objects in the order of their names,
 * and each number as an array of the word "number" and its digits, so that the number 1 and the
 * text "1" differ.
 */
final class CanonicalJson {

  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  private CanonicalJson() {}

  /** Returns the canonical form of a JSON text. */
  static String of(String json) {
    try (var parser = Json.mapper().getFactory().createParser(json)) {
      parser.nextToken();
      var text = new StringBuilder(2 * json.length());
      value(parser, text);
      return text.toString();
    } catch (IOException broken) {
      throw new IllegalStateException("an audit row contains text that is not JSON", broken);
    }
  }

  /** Appends a text as a JSON string; null as null. */
  static void quote(@Nullable String text, StringBuilder json) {
    if (text == null) {
      json.append("null");
    } else {
      json.append('"');
      ENCODER.quoteAsString(text, json);
      json.append('"');
    }
  }

  private static void value(JsonParser parser, StringBuilder json) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, json);
      case START_ARRAY -> array(parser, json);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        var number = parser.getDecimalValue().stripTrailingZeros();
        json.append("[\"number\",\"").append(number.toPlainString()).append("\"]");
      }
      case VALUE_STRING -> quote(parser.getText(), json);
      default -> json.append(parser.getText());
    }
  }

  private static void object(JsonParser parser, StringBuilder json) throws IOException {
    var members = new TreeMap<String, StringBuilder>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      var member = new StringBuilder();
      quote(name, member);
      member.append(':');
      parser.nextToken();
      value(parser, member);
      members.put(name, member);
    }
    json.append('{');
    var separator = "";
    for (var member : members.values()) {
      json.append(separator).append(member);
      separator = ",";
    }
    json.append('}');
  }

  private static void array(JsonParser parser, StringBuilder json) throws IOException {
    json.append('[');
    var separator = "";
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      json.append(separator);
      value(parser, json);
      separator = ",";
    }
    json.append(']');
  }
}
