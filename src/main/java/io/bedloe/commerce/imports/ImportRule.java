package io.bedloe.commerce.imports;

import io.bedloe.kernel.ProblemMember;
import io.bedloe.kernel.Rule;

/** How a whole file can be refused; single rows have a {@link RefusalCode}. */
public enum ImportRule implements Rule {
  INVALID_IMPORT(Kind.INVALID, "The file cannot be imported like that"),
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
  FILE_NOT_UTF8(Kind.UNPROCESSABLE, "The file is not text in UTF-8"),
  @ProblemMember(
      name = "row",
      type = long.class,
      description = "The row of the file; the header is row 1.",
      example = "12")
  FILE_CUT_SHORT(Kind.UNPROCESSABLE, "The file ends in the middle of a row"),
  @ProblemMember(
      name = "row",
      type = long.class,
      description = "The row of the file; the header is row 1.",
      example = "12")
  FILE_NOT_CSV(Kind.UNPROCESSABLE, "The file is not CSV"),
  FILE_DIGEST_DIFFERS(Kind.UNPROCESSABLE, "The file is not the one that was sent"),
  IMPORT_OVERTAKEN(Kind.CONFLICT, "Others changed the same things during the import"),
  FILE_NOT_IN_CHARSET(Kind.UNPROCESSABLE, "The file is not text in its character set"),
  TOO_MANY_IMPORTS(Kind.LIMITED, "Too many imports run at the same time"),
  IMPORT_INTERRUPTED(Kind.UNAVAILABLE, "The server stopped during the import"),
  IMPORT_NOT_FOUND(Kind.NOT_FOUND, "There is no such import");

  private final Kind kind;
  private final String title;

  ImportRule(Kind kind, String title) {
    this.kind = kind;
    this.title = title;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String title() {
    return title;
  }
}
