package io.bedloe.kernel;

/** An invalid value; value types that check themselves, such as {@link Money}, throw it. */
public final class InvalidValue extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String path;

  public InvalidValue(String code, String detail) {
    this(code, detail, "");
  }

  private InvalidValue(String code, String detail, String path) {
    super(detail);
    this.code = code;
    this.path = path;
  }

  /** Returns the same fault, in a member of the value or at an index of it. */
  public InvalidValue in(Object member) {
    var step = String.valueOf(member).replace("~", "~0").replace("/", "~1");
    return new InvalidValue(code, detail(), "/" + step + path);
  }

  /** Returns the code of the fault, for programs: stable and in kebab-case. */
  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  /** Returns the fault for a value at this JSON Pointer or in this parameter. */
  public Fault at(String pointer) {
    return new Fault(pointer + path, code, detail());
  }
}
