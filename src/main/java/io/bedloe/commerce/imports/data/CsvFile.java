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
import io.bedloe.kernel.RequestRule;
import io.bedloe.platform.files.BrokenBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file (RFC 4180) that is read record by record, with one record in memory. */
public final class CsvFile {

  /**
   * The maximum length of a cell and of a record, in characters, and the maximum number of cells of
   * a record.
   */
  static final int LONGEST_CELL = 65_536;

  static final int LONGEST_RECORD = 262_144;
  static final int MOST_CELLS = 500;

  /** A record that is not blank. */
  public record Row(long number, List<String> cells) {}

  private final DecodedText text;
  private final char delimiter;
  private final CloseableIterator<CsvRecord> records;
  private long number;

  /**
   * Opens the file and reads its beginning.
   *
   * @param declared the character set that the request names; null when it names none
   * @param asked the delimiter that the request names; null when the file or the default determines
   *     it
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

  /**
   * Returns the next record that is not a blank line; null at the end. Blank lines count as rows.
   */
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

  /** Returns whether the last line has no line end; valid when the whole file was read. */
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
      // When the input ends, only a quoted cell can still be open.
      return cutShort(row, "the quoted cell that begins there has no closing quotation mark");
    }
    return Rejected.because(
            ImportRule.FILE_NOT_CSV, "Row %d: %s.".formatted(row, failure.getMessage()), failure)
        .with("row", row);
  }

  /** Returns the refusal of a file whose body ends early. */
  public static Rejected refusalOf(BrokenBody broken) {
    return Rejected.because(
        broken.isEndMissing() ? ImportRule.FILE_TRUNCATED : RequestRule.MALFORMED_BODY,
        broken.detail() + " Nothing of it was imported.",
        broken);
  }

  /** Returns the refusal of a file whose last record is incomplete. */
  public static Rejected cutShort(long row, String why) {
    return Rejected.because(
            ImportRule.FILE_TRUNCATED,
            "The file ends in row %d: %s. Nothing of it was imported.".formatted(row, why))
        .with("row", row);
  }
}
