package io.bedloe.commerce.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The status of an import. The names are published and never change. */
@Schema(description = "The state of an import.")
public enum ImportStatus {
  /** The file was read, and the import waits for a background job. */
  QUEUED,
  /** The file is being read, or its rows are being checked or applied. */
  RUNNING,
  /** The import has ended: every row is accepted or refused. */
  SUCCEEDED,
  /**
   * The import was ended before it was complete. What had been applied by then is consistent and is
   * kept.
   */
  FAILED
}
