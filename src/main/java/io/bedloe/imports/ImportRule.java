package io.bedloe.imports;

import io.bedloe.kernel.Rule;

/** How a whole file can be refused; single rows have a {@link RefusalCode}. */
public enum ImportRule implements Rule {
  INVALID_IMPORT(Kind.INVALID, "The file cannot be imported like that"),
  FILE_NOT_UTF8(Kind.UNPROCESSABLE, "The file is not text in UTF-8"),
  FILE_CUT_SHORT(Kind.UNPROCESSABLE, "The file ends in the middle of a row"),
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
