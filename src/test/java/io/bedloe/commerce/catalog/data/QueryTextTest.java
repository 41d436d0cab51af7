package io.bedloe.commerce.catalog.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {

  private static String withAlternatives(String query) {
    return QueryText.withAlternatives(
        query,
        Map.of("red", List.of("reddish"), "cap", List.of("caps", "capsule"), "t", List.of()));
  }

  @Test
  void aWordAlsoStandsForItsAlternatives() {
    assertThat(withAlternatives("'red' <-> 'cap' & 'lamp'"))
        .isEqualTo("('red' | 'reddish') <-> ('cap' | 'caps' | 'capsule') & 'lamp'");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          !'cap'
          !!'cap'
          !( 'red' <-> 'cap' )
          !( 'red-cap' <-> 'red' <-> 'cap' )
          !( 'a' & ( 'red' | 'b' ) & 'cap' )
          !( !'red' & 'cap' )
          !( ')' & 'red' )
          """)
  void whatTheQueryExcludesStaysAsItIs(String excluded) {
    assertThat(withAlternatives("'red' & " + excluded + " & 'red'"))
        .isEqualTo("('red' | 'reddish') & " + excluded + " & ('red' | 'reddish')");
  }

  @Test
  void quotesAndBackslashesOfWordsAreEscaped() {
    var alternatives = Map.of("abc", List.of("abc'd\\e"));
    assertThat(QueryText.withAlternatives("'o''b!(rien' & '\\\\' & 'abc'", alternatives))
        .isEqualTo("'o''b!(rien' & '\\\\' & ('abc' | 'abc''d\\\\e')");
  }
}
