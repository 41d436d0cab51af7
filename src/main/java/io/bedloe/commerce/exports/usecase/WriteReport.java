package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportedReport;
import io.bedloe.commerce.exports.data.Exports.Chunk;
import io.bedloe.commerce.exports.data.Exports.Resumed;
import io.bedloe.platform.security.CurrentCaller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes a report as the current caller sees it. A report is computed at once, so that its file is
 * one chunk: a file whose parts are of two computations could contradict itself.
 */
@Dependent
class WriteReport {

  private final EndExport end;
  private final WriteChunk chunks;
  private final CurrentCaller caller;

  @Inject
  WriteReport(EndExport end, WriteChunk chunks, CurrentCaller caller) {
    this.end = end;
    this.chunks = chunks;
    this.caller = caller;
  }

  /** Writes the file, unless an earlier attempt has done so. */
  void write(Resumed resumed, ExportedReport report) {
    if (resumed.chunks() > 0) {
      return;
    }
    var export = resumed.export();
    var file = new ByteArrayOutputStream();
    long rows;
    try {
      rows = report.write(export.format(), export.filters(), caller.get(), file);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a file in memory can be written", impossible);
    }
    chunks.mustFit(file.size());
    end.append(export.id(), resumed.run(), new Chunk(0, file.toByteArray(), rows), null);
  }
}
