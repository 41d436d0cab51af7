package io.bedloe.commerce.exports;

import io.bedloe.kernel.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;

/** A report that can be exported as a file. The feature that owns it implements it as a bean. */
public interface ExportedReport {

  /** Returns the resource of the export; no exported list has the same one. */
  String resource();

  /** Returns the formats in which the report can be written. */
  Set<ExportFormat> formats();

  /**
   * Refuses parameters that the report does not have, and callers who may not read it. It is asked
   * when the export is requested, when it is written, and when its file is downloaded.
   */
  void mustAllow(Map<String, String> parameters, Caller caller);

  /** Writes the report as the caller may see it, and returns the number of its rows. */
  long write(ExportFormat format, Map<String, String> parameters, Caller caller, OutputStream out)
      throws IOException;
}
