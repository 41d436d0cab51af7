package io.bedloe.commerce.catalog.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeSql;
import io.bedloe.fakes.FakeSql.Statement;
import io.bedloe.platform.lists.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductSearchTest {

  private static final Condition SHOWN = Condition.of("p.price_minor < ?", 5);

  private final FakeSql sql = new FakeSql();
  private final List<Map<String, @Nullable Object>> words = new ArrayList<>();
  private final List<Map<String, String>> similarWords = new ArrayList<>();
  private int products;

  @BeforeEach
  void answerStatements() {
    sql.rows("websearch_to_tsquery", parameters -> words);
    sql.rows("translate(", parameters -> similarWords);
    sql.rows(
        "FROM products p",
        parameters ->
            LongStream.range(0, products)
                .mapToObj(number -> Map.of("id", new UUID(0, number)))
                .toList());
  }

  /** The database returns the query of the request. */
  private void query(String query) {
    words.add(row(query, null, null));
  }

  /** The database returns a word of the request with the longer words that begin with it. */
  private void term(String term, String... longer) {
    for (var word : longer.length == 0 ? new @Nullable String[] {null} : longer) {
      words.add(row(null, term, word));
    }
  }

  private void similar(String term, String... others) {
    Stream.of(others).forEach(word -> similarWords.add(Map.of("term", term, "word", word)));
  }

  private static Map<String, @Nullable Object> row(
      @Nullable String query, @Nullable String term, @Nullable String word) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("query", query);
    row.put("term", term);
    row.put("word", word);
    return row;
  }

  private Condition search() {
    return ProductSearch.condition("any", sql, SHOWN);
  }

  /** The queries by which the products were searched, in order. */
  private List<String> searches() {
    return statements("FROM products p")
        .map(statement -> String.valueOf(statement.parameters().get(1)))
        .toList();
  }

  private Stream<Statement> statements(String part) {
    return sql.queries().stream().filter(statement -> statement.sql().contains(part));
  }

  @Test
  void aWordStandsForLongerWordsAndNotForSimilarOnesWhenAProductIsFound() {
    query("'lamp'");
    term("lamp", "lampshade");
    similar("lamp", "lump");
    products = 1;
    search();
    assertThat(searches()).containsExactly("('lamp' | 'lampshade')");
    assertThat(statements("translate(")).isEmpty();
  }

  @Test
  void aMistypedWordStandsForWordsThatAreSpeltNearlyLikeItWhenNoProductIsFound() {
    query("'grwoth' & 'lmap'");
    term("grwoth");
    term("lmap");
    similar("grwoth", "growth", "grape");
    similar("lmap", "lump", "lamp", "limb");
    search();
    assertThat(searches())
        .containsExactly("('grwoth') & ('lmap')", "('grwoth' | 'growth') & ('lmap' | 'lamp')");
    assertThat(statements("translate(").findFirst())
        .hasValueSatisfying(
            statement ->
                assertThat(statement.parameters().toArray())
                    .isEqualTo(
                        new Object[] {new String[] {"grwoth", "lmap"}, new Integer[] {2, 1}}));
  }

  @Test
  void aWordThatANameHasAlsoStandsForSimilarOnesWhenNoProductIsFound() {
    query("'grwoth'");
    term("grwoth", "grwothy");
    similar("grwoth", "growth", "grwoth", "grwothy");
    search();
    assertThat(searches())
        .containsExactly("('grwoth' | 'grwothy')", "('grwoth' | 'grwothy' | 'growth')");
  }

  @Test
  void productsAreSearchedOnceWhenNoWordIsSimilar() {
    query("'zzzz'");
    term("zzzz");
    similar("zzzz", "zoom");
    assertThat(search().parameters().get(0)).isEqualTo(new UUID[0]);
    assertThat(searches()).containsExactly("('zzzz')");
  }

  @Test
  void wordsThatAreNotComparedStayAsTheyAre() {
    query("'sku' <-> '-77777'");
    search();
    assertThat(searches()).containsExactly("'sku' <-> '-77777'");
    assertThat(statements("translate(")).isEmpty();
  }

  @Test
  void similarWordsAreThoseWithTheFewestMistakesTwentyAtMost() {
    query("'lanterns'");
    term("lanterns");
    for (char letter = 'a'; letter <= 'z'; letter++) {
      similar("lanterns", "lanter" + letter + letter, "lantern" + letter);
    }
    search();
    assertThat(searches().get(1).split(" \\| "))
        .hasSize(21)
        .contains("'lanterna'", "'lanternm'")
        .doesNotContain("'lanteraa'");
  }

  @Test
  void onlyProductsThatTheListShowsAreSearched() {
    query("'lamp'");
    search();
    assertThat(statements("FROM products p"))
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.sql()).contains("WHERE p.price_minor < ? AND p.search @@");
              assertThat(statement.parameters()).containsExactly(5, "'lamp'", 2_001);
            });
  }

  @Test
  void aFewProductsAreListedByTheirIds() {
    query("'lamp'");
    products = 2_000;
    var condition = search();
    assertThat(condition.sql()).isEqualTo("p.id = ANY ((SELECT ?::uuid[])::uuid[])");
    assertThat((Object[]) condition.parameters().get(0))
        .hasSize(2_000)
        .contains(new UUID(0, 1_999));
  }

  @Test
  void manyProductsAreListedByTheWords() {
    query("'lamp'");
    products = 2_001;
    assertThat(search()).isEqualTo(Condition.of("p.search @@ ?::tsquery", "'lamp'"));
  }
}
