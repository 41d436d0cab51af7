package io.bedloe.commerce.catalog.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @ParameterizedTest(name = "{0} for {1} has {2} mistakes")
  @CsvSource({
    "lamp, lamp, 0",
    "lmap, lamp, 1",
    "lam, lamp, 1",
    "lampp, lamp, 1",
    "lump, lamp, 1",
    "grwoth, growth, 1",
    "hurricnae, hurricane, 1",
    "grwohtt, growth, 3",
    "'', lamp, 4",
    "lamp, '', 4",
    "ca, abc, 3"
  })
  void aMistakeIsALetterTooManyAMissingOneAWrongOneOrTwoInTheWrongOrder(
      String typed, String meant, int mistakes) {
    assertThat(Spelling.mistakes(typed, meant)).isEqualTo(mistakes);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"abc, 1", "abcde, 1", "abcdef, 2", "abcdefghijkl, 2"})
  void aWordOfSixLettersMayHaveTwoMistakes(String word, int tolerated) {
    assertThat(Spelling.toleratedMistakes(word)).isEqualTo(tolerated);
  }
}
