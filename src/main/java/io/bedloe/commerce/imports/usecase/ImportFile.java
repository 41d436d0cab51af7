package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportId;
import io.bedloe.commerce.imports.ImportReport;
import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.data.CsvFile;
import io.bedloe.commerce.imports.data.Staging;
import io.bedloe.commerce.imports.data.Staging.Earlier;
import io.bedloe.commerce.imports.model.Header;
import io.bedloe.commerce.imports.model.ImportRequest;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.commerce.imports.model.Job.Run;
import io.bedloe.commerce.imports.model.RowReader;
import io.bedloe.commerce.imports.model.StagedRow;
import io.bedloe.commerce.imports.model.Upload;
import io.bedloe.commerce.imports.model.Warnings;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.Ids;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.files.BrokenBody;
import io.bedloe.platform.files.CsvLine;
import io.bedloe.platform.idempotency.IdempotencyRule;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports a file: reads, stages and checks its rows, and applies them after the whole file has been
 * read. A background job checks and applies the rows of a large file, or when the sender prefers
 * that. A transaction never splits a record. After a crash of the server the applied part is
 * consistent; the same file, sent again, completes the import.
 */
@Dependent
public class ImportFile {

  private static final int ROWS_AT_A_TIME = 1_000;
  private static final int CHARACTERS_AT_A_TIME = 1_000_000;

  private final Staging staging;
  private final ProcessRows rows;
  private final Ids ids;
  private final BeginImport begin;
  private final DeferImport defer;
  private final EndImport end;
  private final EndInterruptedImports interrupted;

  @Inject
  ImportFile(
      Staging staging,
      ProcessRows rows,
      Ids ids,
      BeginImport begin,
      DeferImport defer,
      EndImport end,
      EndInterruptedImports interrupted) {
    this.staging = staging;
    this.rows = rows;
    this.ids = ids;
    this.begin = begin;
    this.defer = defer;
    this.end = end;
    this.interrupted = interrupted;
  }

  /**
   * A report, and whether it belongs to an earlier request.
   *
   * @param replayed whether the same request was sent before, under the same Idempotency-Key
   */
  public record Answer(ImportReport report, boolean replayed) {}

  /**
   * @param promised the digest that the sender declared
   */
  public Answer run(
      ImportRequest asked,
      Upload upload,
      InputStream bytes,
      ContentDigest promised,
      Caller caller) {
    rows.mustBeAllowed(asked, caller);
    if (upload.isAsync()) {
      defer.mustBeFew(caller.id());
    }
    var body = begin.bodyOf(bytes);
    var file = new CsvFile(body, upload.charset(), asked.delimiter());
    var request = asked.delimitedBy(file.delimiter());
    var first = file.next();
    if (first == null) {
      throw Rejected.because(
          ImportRule.INVALID_IMPORT,
          "The file is empty; its first row must be the header.",
          List.of(new Fault("", "empty-file", "the file has no header")));
    }
    var header = Header.of(first.cells(), request);
    var job = new Job(new ImportId(ids.next()), request, header, caller, Run.OF_REQUEST);
    interrupted.endAll();
    var earlier = begin.begin(job, headerOfRefused(job), upload.key());
    if (earlier.isPresent()) {
      mustBeTheSame(earlier.get(), body, upload);
      return new Answer(end.report(earlier.get().id(), caller), true);
    }
    try {
      return new Answer(imported(job, file, promised, upload, body), false);
    } catch (RuntimeException failure) {
      end.fail(job.id(), failure);
      throw failure;
    }
  }

  private void mustBeTheSame(Earlier earlier, FileBody body, Upload upload) {
    try {
      body.readToEnd();
    } catch (BrokenBody broken) {
      throw CsvFile.refusalOf(broken);
    } catch (IOException broken) {
      throw Rejected.because(
          ImportRule.FILE_TRUNCATED, "The connection broke off in the middle of the file.", broken);
    }
    if (!begin.fingerprint(body, upload).matches(earlier.fingerprint())) {
      throw Rejected.because(
          IdempotencyRule.IDEMPOTENCY_KEY_REUSED,
          "The key came with another file or other parameters before; use a new key for a new "
              + "file.");
    }
  }

  private ImportReport imported(
      Job job, CsvFile file, ContentDigest promised, Upload upload, FileBody body) {
    var warnings = new Warnings();
    job.header().ignored().forEach(name -> warnings.add(Warnings.Code.COLUMN_IGNORED, name));
    long read = stage(job, file, warnings);
    promised.mustBeKept();
    var fingerprint = upload.key() == null ? null : begin.fingerprint(body, upload).text();
    if (defer.isWanted(upload, body.size(), job.caller())) {
      defer.defer(job, upload, warnings, fingerprint);
      return end.report(job.id(), job.caller());
    }
    rows.check(job);
    rows.apply(job);
    return end.finish(job, rows.result(job, read), warnings.list(), fingerprint);
  }

  /** Stages every row and returns the number of rows. */
  private long stage(Job job, CsvFile file, Warnings warnings) {
    var reader = new RowReader(job.request(), job.header(), warnings);
    var batch = new ArrayList<StagedRow>();
    int characters = 0;
    long read = 0;
    int width = job.header().names().size();
    CsvFile.Row last = null;
    for (var row = file.next(); row != null; row = file.next()) {
      last = row;
      var staged = reader.read(row.number(), ids.next(), row.cells());
      batch.add(staged);
      characters += staged.record().length();
      read++;
      if (batch.size() == ROWS_AT_A_TIME || characters > CHARACTERS_AT_A_TIME) {
        staging.add(job.id(), batch);
        batch.clear();
        characters = 0;
      }
    }
    if (file.endsInsideLine() && last != null) {
      if (last.cells().size() < width) {
        throw CsvFile.cutShort(
            last.number(),
            "the row has %d of %d cells and no line end".formatted(last.cells().size(), width));
      }
      warnings.add(Warnings.Code.LAST_LINE_UNTERMINATED, "row " + last.number());
    }
    staging.add(job.id(), batch);
    return read;
  }

  private static String headerOfRefused(Job job) {
    var cells = new ArrayList<>(Header.REFUSAL_COLUMNS);
    cells.addAll(job.header().ownColumns(job.header().names()));
    return CsvLine.of(cells, job.request().separator());
  }
}
