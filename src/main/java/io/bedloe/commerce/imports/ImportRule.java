package io.bedloe.commerce.imports;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** The rules by which a whole file is refused; single rows have a {@link RefusalCode}. */
public enum ImportRule implements Rule {
  INVALID_IMPORT(Kind.INVALID, "The import request is not valid"),
  @ProblemMember(
      name = "line",
      type = long.class,
      description = "The line of the file, from 1.",
      example = "12")
  @ProblemMember(
      name = "byte",
      type = long.class,
      description = "The byte of the file, from 1.",
      example = "408")
  FILE_ENCODING_INVALID(Kind.UNPROCESSABLE, "The file is not valid in its character set"),
  @ProblemMember(
      name = "row",
      type = long.class,
      description = "The row of the file; the header is row 1.",
      example = "12")
  FILE_TRUNCATED(Kind.UNPROCESSABLE, "The file ends in the middle of a row"),
  @ProblemMember(
      name = "row",
      type = long.class,
      description = "The row of the file; the header is row 1.",
      example = "12")
  FILE_NOT_CSV(Kind.UNPROCESSABLE, "The file is not valid CSV"),
  CONTENT_DIGEST_MISMATCH(Kind.UNPROCESSABLE, "The file does not match its Content-Digest"),
  IMPORT_CONFLICT(Kind.CONFLICT, "Concurrent changes conflict with the import"),
  TOO_MANY_IMPORTS(Kind.LIMITED, "Too many imports run at the same time"),
  IMPORT_INTERRUPTED(Kind.UNAVAILABLE, "The server stopped during the import"),
  IMPORT_NOT_ALLOWED(Kind.FORBIDDEN, "The sender may not import the file any more"),
  IMPORT_CANCELLED(Kind.CONFLICT, "The import was cancelled"),
  IMPORT_ENDED(Kind.CONFLICT, "The import has ended already"),
  IMPORT_NOT_FOUND(Kind.NOT_FOUND, "The import does not exist");

  private final Definition definition;

  ImportRule(Kind kind, String title) {
    definition = new Definition(kind, title);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
