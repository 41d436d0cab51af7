package io.bedloe.commerce.imports.data;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.model.ImportRequest;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.http.BrokenBody;
import io.bedloe.platform.http.HttpRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of CSV (RFC 4180), read record by record in the memory of one. */
public final class CsvFile {

  /** The longest cell and record that are read, in characters, and the most cells of a record. */
  static final int LONGEST_CELL = 65_536;

  static final int LONGEST_RECORD = 262_144;
  static final int MOST_CELLS = 500;

  /** A record that says something. */
  public record Row(long number, List<String> cells) {}

  private final DecodedText text;
  private final char delimiter;
  private final CloseableIterator<CsvRecord> records;
  private long number;

  /**
   * Begins to read.
   *
   * @param declared the character set that the sender names; null when none was
   * @param asked what has to stand between cells; null when the file or the standard says
   */
  public CsvFile(InputStream bytes, @Nullable Charset declared, @Nullable Character asked) {
    text = new DecodedText(bytes, declared);
    try {
      delimiter = delimiter(text.separator(), asked);
      records =
          CsvReader.builder()
              .fieldSeparator(delimiter)
              .skipEmptyLines(false)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(false)
              .maxBufferSize(2 * LONGEST_CELL)
              .build(
                  CsvRecordHandler.builder()
                      .maxFields(MOST_CELLS)
                      .maxFieldSize(LONGEST_CELL)
                      .maxRecordSize(LONGEST_RECORD)
                      .build(),
                  text)
              .iterator();
    } catch (IOException broken) {
      throw toRejected(new UncheckedIOException(broken));
    } catch (CsvParseException | UncheckedIOException unreadable) {
      throw toRejected(unreadable);
    }
  }

  private static char delimiter(@Nullable Character said, @Nullable Character asked) {
    if (said != null && asked != null && !said.equals(asked)) {
      var detail = "the first line of the file is sep=%s".formatted(said);
      throw Rejected.because(
          ImportRule.INVALID_IMPORT,
          "The parameter 'delimiter' contradicts the file: " + detail + ".",
          List.of(new Fault("delimiter", "contradicts-file", detail)));
    }
    if (said != null) {
      return said;
    }
    return asked == null ? ImportRequest.STANDARD_DELIMITER : asked;
  }

  /** The delimiter of cells. */
  public char delimiter() {
    return delimiter;
  }

  /** The next record that is not a blank line; null at the end. Blank lines count as rows. */
  public @Nullable Row next() {
    try {
      while (records.hasNext()) {
        number++;
        var cells = records.next().getFields();
        if (cells.size() > 1 || !cells.get(0).isBlank()) {
          return new Row(number, cells);
        }
      }
      return null;
    } catch (CsvParseException | UncheckedIOException unreadable) {
      throw toRejected(unreadable);
    }
  }

  /** Whether the last line has no line end; known when all was read. */
  public boolean endsInsideLine() {
    return text.endsInsideLine();
  }

  private RuntimeException toRejected(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Rejected rejected) {
        return rejected;
      }
      if (cause instanceof BrokenBody broken) {
        return refusalOf(broken);
      }
      if (cause instanceof IOException) {
        return Rejected.because(
            ImportRule.FILE_TRUNCATED,
            "The connection broke off in the middle of the file.",
            cause);
      }
    }
    long row = number + 1;
    if (text.isExhausted()) {
      // Only a quotation can still be open when nothing more comes.
      return cutShort(row, "the quoted cell that begins there has no closing quotation mark");
    }
    return Rejected.because(
            ImportRule.FILE_NOT_CSV, "Row %d: %s.".formatted(row, failure.getMessage()), failure)
        .with("row", row);
  }

  /** The refusal of a file that does not arrive whole. */
  public static Rejected refusalOf(BrokenBody broken) {
    return Rejected.because(
        broken.isEndMissing() ? ImportRule.FILE_TRUNCATED : HttpRule.MALFORMED_BODY,
        broken.detail() + " Nothing of it was imported.",
        broken);
  }

  /** The refusal of a file whose last record is not whole. */
  public static Rejected cutShort(long row, String why) {
    return Rejected.because(
            ImportRule.FILE_TRUNCATED,
            "The file ends in row %d: %s. Nothing of it was imported.".formatted(row, why))
        .with("row", row);
  }
}
