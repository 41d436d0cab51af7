package io.bedloe.commerce.catalog.data;

import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds products by the words of a request. Each word also stands for the words of product names
 * that begin with it. When the list then shows no product, each word also stands for words that are
 * spelt nearly like it. The products are found by the index of the text search alone.
 *
 * <p>Words of product names are never compared with those of the request to decide whether mistakes
 * are tolerated: a name that is no longer used, or that the caller may not see, would then change
 * what is found.
 */
final class ProductSearch {

  /** A word stands for so many others at most; more of them say nothing. */
  private static final int MOST_ALTERNATIVES = 20;

  /** So many products are read and sorted in a few milliseconds. */
  private static final int FEW = 2_000;

  /**
   * The query of a request in one row, and in other rows its words, each with the words of names
   * that begin with it. A word of a product name has 3 letters or more and no digit.
   */
  private static final String WORDS =
      """
      SELECT websearch_to_tsquery('simple', ?)::text AS query, NULL AS term, NULL AS word
      UNION ALL
      SELECT NULL, t.term, w.word
      FROM (
        SELECT a.term FROM unnest(tsvector_to_array(to_tsvector('simple', ?))) AS a (term)
        WHERE length(a.term) BETWEEN 3 AND 40 AND a.term !~ '[0-9]'
        ORDER BY a.term LIMIT 10) t
      LEFT JOIN LATERAL (
        SELECT k.word FROM product_words k
        WHERE k.word > t.term AND k.word < t.term || U&'\\+10FFFF'
        GROUP BY k.word ORDER BY length(k.word), k.word LIMIT ?) w ON TRUE""";

  /**
   * Words of names with the same first letter that may have few mistakes, at most 200 for each word
   * of the request. A mistake changes the length by one at most, adds one letter that the other
   * word does not have at most, and misses one at most. A word with one mistake differs by 2 in the
   * sum of these at most, so that it comes before most words with two.
   */
  private static final String SIMILAR_WORDS =
      """
      SELECT t.term, w.word
      FROM unnest(?::text[], ?::integer[]) AS t (term, mistakes) CROSS JOIN LATERAL (
        SELECT k.word FROM product_words k
        WHERE k.word >= left(t.term, 1) AND k.word < left(t.term, 1) || U&'\\+10FFFF'
          AND length(k.word) BETWEEN length(t.term) - t.mistakes AND length(t.term) + t.mistakes
          AND length(translate(k.word, t.term, '')) <= t.mistakes
          AND length(translate(t.term, k.word, '')) <= t.mistakes
        GROUP BY k.word
        ORDER BY abs(length(k.word) - length(t.term)) + length(translate(k.word, t.term, ''))
          + length(translate(t.term, k.word, '')), k.word
        LIMIT 200) w""";

  private ProductSearch() {}

  /** The query of the request, or a word of it beside a word of product names. */
  private record Found(@Nullable String query, @Nullable String term, @Nullable String word) {

    static Found read(Row row) {
      return new Found(row.textOrNull("query"), row.textOrNull("term"), row.textOrNull("word"));
    }
  }

  /** A word of the request beside a word of product names. */
  private record Pair(String term, String word) {

    static Pair read(Row row) {
      return new Pair(row.text("term"), row.text("word"));
    }
  }

  /**
   * The text of a request.
   *
   * @param query the query as text, of the type {@code tsquery}
   * @param words its words, each with the words of names that it stands for
   */
  private record Request(String query, Map<String, List<String>> words) {

    String withAlternatives() {
      return QueryText.withAlternatives(query, words);
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
   *
   * @param shown the condition of the products that the list shows without search and filters
   */
  static Condition condition(String q, Sql sql, Condition shown) {
    var request = request(q, sql);
    var query = request.withAlternatives();
    var found = first(query, sql, shown);
    if (found.isEmpty()) {
      var tolerant = withSimilarWords(request, sql).withAlternatives();
      if (!tolerant.equals(query)) {
        query = tolerant;
        found = first(query, sql, shown);
      }
    }
    // The number of ids is hidden from the planner: for many it would read along the order again.
    return found.size() > FEW
        ? Condition.of("p.search @@ ?::tsquery", query)
        : Condition.of(
            "p.id = ANY ((SELECT ?::uuid[])::uuid[])", (Object) found.toArray(UUID[]::new));
  }

  private static List<UUID> first(String query, Sql sql, Condition shown) {
    var parameters = new ArrayList<>(shown.parameters());
    parameters.add(query);
    parameters.add(FEW + 1);
    return sql.listPlannedForValues(
        "SELECT p.id FROM products p WHERE %s AND p.search @@ ?::tsquery LIMIT ?"
            .formatted(shown.sql()),
        row -> row.uuid("id"),
        parameters.toArray());
  }

  private static Request request(String q, Sql sql) {
    var query = "";
    var words = new LinkedHashMap<String, List<String>>();
    for (var found : sql.list(WORDS, Found::read, q, q, MOST_ALTERNATIVES)) {
      var term = found.term();
      var word = found.word();
      if (term == null) {
        query = Objects.requireNonNull(found.query(), "a row without a word has the query");
        continue;
      }
      var longer = words.computeIfAbsent(term, any -> new ArrayList<>());
      if (word != null) {
        longer.add(word);
      }
    }
    return new Request(query, words);
  }

  private static Request withSimilarWords(Request request, Sql sql) {
    if (request.words().isEmpty()) {
      return request;
    }
    var similar = similarWords(List.copyOf(request.words().keySet()), sql);
    var words = new LinkedHashMap<String, List<String>>();
    request
        .words()
        .forEach(
            (term, longer) ->
                words.put(
                    term,
                    Stream.concat(longer.stream(), nearest(term, similar)).distinct().toList()));
    return new Request(request.query(), words);
  }

  private static List<Pair> similarWords(List<String> terms, Sql sql) {
    return sql.list(
        SIMILAR_WORDS,
        Pair::read,
        terms.toArray(String[]::new),
        terms.stream().map(Spelling::toleratedMistakes).toArray(Integer[]::new));
  }

  private static Stream<String> nearest(String term, List<Pair> similar) {
    return similar.stream()
        .filter(pair -> pair.term().equals(term) && !pair.word().equals(term))
        .map(Pair::word)
        .distinct()
        .filter(word -> Spelling.mistakes(term, word) <= Spelling.toleratedMistakes(term))
        .sorted(
            Comparator.<String>comparingInt(word -> Spelling.mistakes(term, word))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST_ALTERNATIVES);
  }
}
