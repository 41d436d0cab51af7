package io.bedloe.commerce.exports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The format of an exported file. */
@Schema(description = "The format of an exported file.")
public enum ExportFormat {
  /** Comma-separated values with a header (RFC 4180), in UTF-8. */
  CSV("text/csv;charset=utf-8", "csv"),
  /** One JSON object per line. */
  NDJSON("application/x-ndjson", "ndjson"),
  /** A workbook of Office Open XML (ISO/IEC 29500); for reports only. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  /** A document with charts (ISO 32000); for reports only. */
  PDF("application/pdf", "pdf");

  private final String mediaType;
  private final String extension;

  ExportFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public String extension() {
    return extension;
  }
}
