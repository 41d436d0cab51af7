package io.bedloe.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        "\t=1",
        "\r=1",
        " =1+1",
        "  @SUM(A1)",
        "\u00a0=1",
        "\n=1",
        "\ufeff=1"
      })
  void whatASpreadsheetWouldCalculateIsMadeText(String text) {
    assertThat(CsvLine.notAFormula(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "O'Brien", "Müller", "株式会社", "1-2", " plain", " "})
  void otherTextStaysAsItIs(String text) {
    assertThat(CsvLine.notAFormula(text)).isEqualTo(text);
  }
}
