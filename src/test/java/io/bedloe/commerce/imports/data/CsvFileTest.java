package io.bedloe.commerce.imports.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.kernel.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

  private static InputStream bytes(String text, Charset charset) {
    return new ByteArrayInputStream(text.getBytes(charset));
  }

  private static List<CsvFile.Row> rows(InputStream bytes) {
    var file = new CsvFile(bytes, null, null);
    var rows = new ArrayList<CsvFile.Row>();
    for (var row = file.next(); row != null; row = file.next()) {
      rows.add(row);
    }
    return rows;
  }

  private static List<CsvFile.Row> rows(String text) {
    return rows(bytes(text, StandardCharsets.UTF_8));
  }

  private static Rejected refusal(InputStream bytes) {
    return catchThrowableOfType(Rejected.class, () -> rows(bytes));
  }

  @Test
  void quotesAndLineEndsStandInCells() {
    assertThat(rows("a,b\r\n\"say \"\"hi\"\", you\",\"two\r\nlines\"\r\n5\" NAIL,\n"))
        .containsExactly(
            new CsvFile.Row(1, List.of("a", "b")),
            new CsvFile.Row(2, List.of("say \"hi\", you", "two\r\nlines")),
            new CsvFile.Row(3, List.of("5\" NAIL", "")));
  }

  @Test
  void blankLinesAreCountedAndPassedOver() {
    assertThat(rows("a,b\n\n  \n1,2\n"))
        .containsExactly(
            new CsvFile.Row(1, List.of("a", "b")), new CsvFile.Row(4, List.of("1", "2")));
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheFirstCell() {
    assertThat(rows("\uFEFFa,b\n").get(0).cells()).containsExactly("a", "b");
    assertThat(rows("a,\uFEFFb\n").get(0).cells()).containsExactly("a", "\uFEFFb");
  }

  @Test
  void whereTheTextIsNotUtf8IsSaid() {
    var rejected = refusal(bytes("a,b\r\nx,M\u00fcller\r\n", StandardCharsets.ISO_8859_1));
    assertThat(rejected.rule()).isEqualTo(ImportRule.FILE_ENCODING_INVALID);
    assertThat(rejected.extensions()).containsEntry("line", 2L).containsEntry("byte", 9L);
  }

  @Test
  void theByteIsRightAlsoFarInTheFile() {
    var good = "ä,b\r\n".repeat(20_000);
    var bad = new ByteArrayInputStream(new byte[] {'x', (byte) 0xC3, 'y', '\n'});
    var rejected = refusal(new SequenceInputStream(bytes(good, StandardCharsets.UTF_8), bad));
    assertThat(rejected.extensions())
        .containsEntry("line", 20_001L)
        .containsEntry("byte", 20_000L * 6 + 2);
  }

  @Test
  void aCharacterCutInHalfAtTheEndIsNotUtf8() {
    var bytes = "a,b\n1,ü".getBytes(StandardCharsets.UTF_8);
    assertThat(refusal(new ByteArrayInputStream(bytes, 0, bytes.length - 1)).rule())
        .isEqualTo(ImportRule.FILE_ENCODING_INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32"})
  void otherEncodingsAreRefused(String charset) {
    assertThat(refusal(bytes("a,b\r\n1,2\r\n", Charset.forName(charset))).rule())
        .isEqualTo(ImportRule.FILE_ENCODING_INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void aByteOrderMarkShowsTheCharacterSet(String charset) {
    assertThat(rows(bytes("\uFEFFa,\u00fc\r\n1,2\r\n", Charset.forName(charset))))
        .containsExactly(
            new CsvFile.Row(1, List.of("a", "\u00fc")), new CsvFile.Row(2, List.of("1", "2")));
  }

  @Test
  void aDeclaredCharacterSetIsRead() {
    var charset = Charset.forName("windows-1252");
    var file = new CsvFile(bytes("a,5 \u20ac\n", charset), charset, null);
    assertThat(file.next()).isEqualTo(new CsvFile.Row(1, List.of("a", "5 \u20ac")));
    var undefined = new ByteArrayInputStream(new byte[] {'a', (byte) 0x81, '\n'});
    assertThat(
            catchThrowableOfType(Rejected.class, () -> new CsvFile(undefined, charset, null).next())
                .rule())
        .isEqualTo(ImportRule.FILE_ENCODING_INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\r\n", "\uFEFFsep=;\n", "\"sep=;\"\r\n", "SEP=;\n"})
  void aFirstLineSaysWhatStandsBetweenCells(String line) {
    var file = new CsvFile(bytes(line + "a;b\n", StandardCharsets.UTF_8), null, null);
    assertThat(file.next()).isEqualTo(new CsvFile.Row(1, List.of("a", "b")));
    assertThat(file.delimiter()).isEqualTo(';');
  }

  @Test
  void aParameterThatContradictsTheFirstLineIsRefused() {
    var bytes = bytes("sep=;\na;b\n", StandardCharsets.UTF_8);
    assertThat(catchThrowableOfType(Rejected.class, () -> new CsvFile(bytes, null, ',')).rule())
        .isEqualTo(ImportRule.INVALID_IMPORT);
    assertThat(rows("separator,b\n").get(0).cells()).containsExactly("separator", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\n1,\"2", "a,b\n1,\"2\n3,4\n", "a,b\n1,\""})
  void aQuotationThatNeverEndsIsACutFile(String text) {
    var rejected = refusal(bytes(text, StandardCharsets.UTF_8));
    assertThat(rejected.rule()).isEqualTo(ImportRule.FILE_TRUNCATED);
    assertThat(rejected.extensions()).containsEntry("row", 2L);
  }

  @Test
  void whatComesAfterAQuotationIsNoCsv() {
    var rejected = refusal(bytes("a,b\n1,2\n1,\"2\"x\n", StandardCharsets.UTF_8));
    assertThat(rejected.rule()).isEqualTo(ImportRule.FILE_NOT_CSV);
    assertThat(rejected.extensions()).containsEntry("row", 3L);
  }

  @Test
  void aCellHasABound() {
    assertThat(rows("a\n" + "x".repeat(CsvFile.LONGEST_CELL) + "\n")).hasSize(2);
    for (int length : new int[] {CsvFile.LONGEST_CELL + 1, 4 * CsvFile.LONGEST_CELL}) {
      assertThat(refusal(bytes("a\n" + "x".repeat(length) + "\n", StandardCharsets.UTF_8)).rule())
          .isEqualTo(ImportRule.FILE_NOT_CSV);
    }
    var wide = "x,".repeat(CsvFile.MOST_CELLS) + "\n";
    assertThat(refusal(bytes(wide, StandardCharsets.UTF_8)).rule())
        .isEqualTo(ImportRule.FILE_NOT_CSV);
  }

  @Test
  void aBrokenConnectionIsACutFile() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new IOException("gone");
          }
        };
    assertThat(
            refusal(new SequenceInputStream(bytes("a,b\n1,", StandardCharsets.UTF_8), broken))
                .rule())
        .isEqualTo(ImportRule.FILE_TRUNCATED);
  }

  @Test
  void aLastLineWithoutAnEndIsNoticed() {
    for (var text : List.of("a,b\n1,2", "a,b\n1,2\n", "a,b\r1,2\r")) {
      var file = new CsvFile(bytes(text, StandardCharsets.UTF_8), null, null);
      while (file.next() != null) {
        // The loop only reads the whole file.
      }
      assertThat(file.endsInsideLine()).isEqualTo(text.endsWith("2"));
    }
  }
}
