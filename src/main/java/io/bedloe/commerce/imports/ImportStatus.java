package io.bedloe.commerce.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an import is. The names are published and never change. */
@Schema(description = "The state of an import.")
public enum ImportStatus {
  /** The file is being read, checked or applied. */
  RUNNING,
  /** It has ended: every row is accepted or refused. */
  SUCCEEDED,
  /** It was given up. What had been applied by then is whole and stays. */
  FAILED
}
