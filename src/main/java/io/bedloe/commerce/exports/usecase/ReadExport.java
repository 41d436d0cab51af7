package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportId;
import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportStatus;
import io.bedloe.commerce.exports.ExportView;
import io.bedloe.commerce.exports.data.Exports;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;

/** Reads an export of the caller, and its file. Exports of others are reported as not found. */
@Dependent
public class ReadExport {

  private final Exports exports;
  private final ExportRights rights;

  @Inject
  ReadExport(Exports exports, ExportRights rights) {
    this.exports = exports;
    this.rights = rights;
  }

  public ExportView byId(ExportId id, Caller caller) {
    return exports
        .seenBy(caller, id)
        .orElseThrow(
            () ->
                Rejected.because(
                    ExportRule.EXPORT_NOT_FOUND,
                    "You have no export with the id %s, or it has expired.".formatted(id)));
  }

  /** Returns an export whose file the caller may download. */
  public ExportView withFile(ExportId id, Caller caller) {
    var export = byId(id, caller);
    rights.mustAllow(export.resource(), export.filters(), caller);
    if (export.status() != ExportStatus.SUCCEEDED) {
      throw Rejected.because(
          ExportRule.EXPORT_NOT_READY,
          "The export %s has the status %s; its file exists with SUCCEEDED."
              .formatted(id, export.status()));
    }
    return export;
  }

  /** Writes the file, a chunk at a time; fails when the file is deleted meanwhile. */
  public void write(ExportView export, OutputStream out) throws IOException {
    long written = 0;
    for (long number = 0; written < export.bytes(); number++) {
      var chunk = exports.chunk(export.id(), number);
      if (chunk.isEmpty()) {
        throw new IOException("the file of the export " + export.id() + " was deleted");
      }
      out.write(chunk.get());
      written += chunk.get().length;
    }
  }
}
