package io.bedloe.kernel;

/** A value that cannot be: thrown by the values that check themselves, such as {@link Money}. */
public final class InvalidValue extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String code;

  public InvalidValue(String code, String detail) {
    super(detail);
    this.code = code;
  }

  /** The code of the fault, for programs: kebab-case and stable. */
  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public Fault at(String pointer) {
    return new Fault(pointer, code, detail());
  }
}
