package io.bedloe.commerce.catalog.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeSql;
import io.bedloe.platform.lists.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProductSearchTest {

  private final FakeSql sql = new FakeSql();
  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

  /** What the database answers: the query, and the words of names for a term. */
  private void vocabulary(String query, @Nullable String term, String... words) {
    for (var word : words.length == 0 ? new @Nullable String[] {null} : words) {
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("query", query);
      row.put("term", term);
      row.put("word", word);
      rows.add(row);
    }
    sql.rows("product_words", parameters -> rows);
  }

  private String query() {
    return ProductSearch.query("any", sql);
  }

  @Test
  void aMistypedWordStandsForWordsThatAreSpeltNearlyLikeIt() {
    vocabulary("'grwoth' & 'lmap'", "grwoth", "grape", "growth");
    vocabulary("'grwoth' & 'lmap'", "lmap", "lamp", "lump", "limb");
    assertThat(query()).isEqualTo("('grwoth' | 'growth') & ('lmap' | 'lamp')");
  }

  @Test
  void aWordOfNamesStandsForLongerWordsAndNotForSimilarOnes() {
    vocabulary("'lamp'", "lamp", "lamp", "lampshade", "lump");
    assertThat(query()).isEqualTo("('lamp' | 'lampshade')");
  }

  @Test
  void theBeginOfAWordStandsForTheWord() {
    vocabulary("'lante'", "lante", "lantern", "latte");
    assertThat(query()).isEqualTo("('lante' | 'latte' | 'lantern')");
  }

  @Test
  void anExcludedWordIsExcludedAsItIs() {
    vocabulary("'lamp' & !'lmap'", "lamp", "lamp");
    vocabulary("'lamp' & !'lmap'", "lmap", "lamp");
    assertThat(query()).isEqualTo("('lamp') & !'lmap'");
  }

  @Test
  void wordsWithoutAVocabularyStayAsTheyAre() {
    vocabulary("'sku' <-> '-77777'", null);
    assertThat(query()).isEqualTo("'sku' <-> '-77777'");
  }

  @Test
  void quotesAndBackslashesOfWordsAreEscaped() {
    vocabulary("'o''brien' & 'abc'", "abc", "abc'd\\e");
    assertThat(query()).isEqualTo("'o''brien' & ('abc' | 'abc''d\\\\e')");
  }

  @Test
  void aWordStandsForTwentyOthersAtMost() {
    var words = new String[30];
    for (int word = 0; word < words.length; word++) {
      words[word] = "lamp" + (char) ('a' + word % 26) + (word < 26 ? "x" : "y");
    }
    vocabulary("'lamp'", "lamp", words);
    assertThat(query().split(" \\| ")).hasSize(21);
  }

  private void found(int products) {
    vocabulary("'lamp'", null);
    sql.rows(
        "FROM products p",
        parameters ->
            LongStream.range(0, products)
                .mapToObj(number -> Map.of("id", new UUID(0, number)))
                .toList());
  }

  @Test
  void aFewProductsAreListedByTheirIds() {
    found(2_000);
    var condition = ProductSearch.condition("lamp", sql);
    assertThat(condition.sql()).isEqualTo("p.id = ANY ((SELECT ?::uuid[])::uuid[])");
    assertThat((Object[]) condition.parameters().get(0))
        .hasSize(2_000)
        .contains(new UUID(0, 1_999));
  }

  @Test
  void manyProductsAreListedByTheWords() {
    found(2_001);
    assertThat(ProductSearch.condition("lamp", sql))
        .isEqualTo(Condition.of("p.search @@ ?::tsquery", "'lamp'"));
  }
}
