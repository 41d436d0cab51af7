package io.bedloe.platform.lists;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits the values of an {@code in} filter at commas. A value that contains a comma or begins with
 * a quotation mark is put in double quotes, and a quotation mark in it is doubled, as in a record
 * of CSV (RFC 4180): {@code "A,1",B}.
 */
final class QuotedValues {

  private QuotedValues() {}

  /** Splits the text; throws {@link IllegalArgumentException} for an invalid quotation. */
  static List<String> split(String text) {
    var values = new ArrayList<String>();
    int position = 0;
    while (true) {
      if (position < text.length() && text.charAt(position) == '"') {
        var value = new StringBuilder();
        position = quoted(text, position + 1, value);
        values.add(value.toString());
        if (position == text.length()) {
          return values;
        }
        if (text.charAt(position) != ',') {
          throw new IllegalArgumentException(
              "text after a closing quotation mark; a comma is expected there");
        }
      } else {
        int comma = text.indexOf(',', position);
        values.add(comma < 0 ? text.substring(position) : text.substring(position, comma));
        if (comma < 0) {
          return values;
        }
        position = comma;
      }
      position++;
    }
  }

  /** Reads up to the closing quotation mark; returns the position after it. */
  private static int quoted(String text, int from, StringBuilder value) {
    int position = from;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c != '"') {
        value.append(c);
        position++;
      } else if (position + 1 < text.length() && text.charAt(position + 1) == '"') {
        value.append(c);
        position += 2;
      } else {
        return position + 1;
      }
    }
    throw new IllegalArgumentException("a quotation mark is not closed");
  }
}
