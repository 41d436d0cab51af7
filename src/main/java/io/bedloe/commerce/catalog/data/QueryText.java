package io.bedloe.commerce.catalog.data;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text search query as PostgreSQL writes it: the text of a {@code tsquery}. */
final class QueryText {

  /** A word, the operator that excludes what follows it, or a parenthesis. */
  private static final Pattern TOKEN = Pattern.compile("'((?:[^'\\\\]|''|\\\\.)*)'|[!()]");

  private QueryText() {}

  /**
   * Returns a query in which words also stand for others. Words, phrases and compounds that the
   * query excludes stay as they are: the request excludes them and no others.
   *
   * @param alternatives the words that a word also stands for
   */
  static String withAlternatives(String query, Map<String, List<String>> alternatives) {
    var text = new StringBuilder();
    var tokens = TOKEN.matcher(query);
    int depth = 0;
    int excludedDepth = 0;
    boolean isNegated = false;
    while (tokens.find()) {
      switch (tokens.group()) {
        case "!" -> isNegated = true;
        case "(" -> {
          depth++;
          if (isNegated && excludedDepth == 0) {
            excludedDepth = depth;
          }
          isNegated = false;
        }
        case ")" -> {
          if (depth == excludedDepth) {
            excludedDepth = 0;
          }
          depth--;
        }
        default -> {
          var others = alternatives.get(tokens.group(1));
          if (others != null && !isNegated && excludedDepth == 0) {
            tokens.appendReplacement(
                text, Matcher.quoteReplacement(anyOf(tokens.group(1), others)));
          }
          isNegated = false;
        }
      }
    }
    return tokens.appendTail(text).toString();
  }

  private static String anyOf(String word, List<String> others) {
    return Stream.concat(Stream.of(word), others.stream())
        .map(any -> "'" + any.replace("\\", "\\\\").replace("'", "''") + "'")
        .collect(Collectors.joining(" | ", "(", ")"));
  }
}
