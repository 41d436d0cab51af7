package io.bedloe.commerce.catalog.data;

import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a text search query of the words of a request. Each word also stands for the words of
 * product names that begin with it, and a word that no name has stands for those that are spelt
 * nearly like it. The products are then found by the index of the text search alone.
 */
final class ProductSearch {

  /** A word that is found in names stands for longer words; more of them say nothing. */
  private static final int MOST_ALTERNATIVES = 20;

  /** So many products are read and sorted in a few milliseconds. */
  private static final int FEW = 2_000;

  /**
   * Words of the same first letter and nearly the same length, for each word of the request. A word
   * of a product name has 3 letters or more and no digit. The number of words with one first letter
   * is bounded, because a vocabulary of many languages may be large.
   */
  private static final String WORDS =
      """
      WITH asked AS (SELECT websearch_to_tsquery('simple', ?) AS query),
      terms AS (
        SELECT t.term, length(t.term) AS size
        FROM unnest(tsvector_to_array(to_tsvector('simple', ?))) AS t (term)
        WHERE length(t.term) BETWEEN 3 AND 40 AND t.term !~ '[0-9]' LIMIT 10)
      SELECT a.query::text AS query, t.term, w.word
      FROM asked a LEFT JOIN terms t ON TRUE LEFT JOIN LATERAL (
        SELECT k.word FROM product_words k
        WHERE k.word >= left(t.term, 1) AND k.word < left(t.term, 1) || U&'\\+10FFFF'
          AND (length(k.word) BETWEEN t.size - 2 AND t.size + 2 OR starts_with(k.word, t.term))
        LIMIT 20000) w ON TRUE""";

  /** A word of a query as PostgreSQL writes it, and the operator that excludes it. */
  private static final Pattern TERM = Pattern.compile("(!?)'((?:[^'\\\\]|''|\\\\.)*)'");

  private ProductSearch() {}

  /** A word of the request beside a word of product names. */
  private record Pair(String query, @Nullable String term, @Nullable String word) {

    static Pair read(Row row) {
      return new Pair(row.text("query"), row.textOrNull("term"), row.textOrNull("word"));
    }
  }

  /**
   * Returns the condition of the products that a search finds.
   *
   * <p>PostgreSQL knows how many rows the common words have, and takes it that every two-hundredth
   * row has a word that it does not know. For a rare word it would then read along the index of the
   * order, past all products. So the first products are found by the index of the search; when they
   * are all, the list is made of them. Otherwise a page is full after a few thousand rows of the
   * order.
   */
  static Condition condition(String q, Sql sql) {
    var query = query(q, sql);
    var found =
        sql.listPlannedForValues(
            """
            SELECT p.id FROM products p
            WHERE p.deleted_at IS NULL AND p.search @@ ?::tsquery LIMIT ?""",
            row -> row.uuid("id"),
            query,
            FEW + 1);
    // The number of ids is hidden from the planner: for many it would read along the order again.
    return found.size() > FEW
        ? Condition.of("p.search @@ ?::tsquery", query)
        : Condition.of(
            "p.id = ANY ((SELECT ?::uuid[])::uuid[])", (Object) found.toArray(UUID[]::new));
  }

  /** Returns the query as text, of the type {@code tsquery}. */
  static String query(String q, Sql sql) {
    var pairs = sql.list(WORDS, Pair::read, q, q);
    var words = new LinkedHashMap<String, List<String>>();
    for (var pair : pairs) {
      var term = pair.term();
      if (term != null) {
        words.computeIfAbsent(term, any -> new ArrayList<>());
        var word = pair.word();
        if (word != null) {
          words.get(term).add(word);
        }
      }
    }
    return pairs.isEmpty() ? "" : withAlternatives(pairs.get(0).query(), words);
  }

  /** Words that the request excludes stay as they are. */
  private static String withAlternatives(String query, Map<String, List<String>> words) {
    return TERM.matcher(query)
        .replaceAll(
            found -> {
              var term = found.group(2);
              var near = words.get(term);
              return Matcher.quoteReplacement(
                  near == null || !found.group(1).isEmpty()
                      ? found.group()
                      : Stream.concat(Stream.of(term), alternatives(term, near))
                          .map(word -> "'" + word.replace("\\", "\\\\").replace("'", "''") + "'")
                          .collect(Collectors.joining(" | ", "(", ")")));
            });
  }

  private static Stream<String> alternatives(String term, List<String> words) {
    int tolerated = words.contains(term) ? 0 : Spelling.toleratedMistakes(term);
    return words.stream()
        .filter(word -> !word.equals(term))
        .filter(word -> word.startsWith(term) || Spelling.mistakes(term, word) <= tolerated)
        .sorted(
            Comparator.<String>comparingInt(word -> Spelling.mistakes(term, word))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST_ALTERNATIVES);
  }
}
