package io.bedloe.identity.policies.model;

import java.util.List;

/** An expression that cannot be used. */
public final class InvalidExpression extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A fault of the expression.
   *
   * @param code a stable code for programs, in kebab-case
   * @param message a sentence for people
   * @param line the line, counted from 1
   * @param column the column, counted from 1
   */
  public record Flaw(String code, String message, int line, int column) {}

  private final transient List<Flaw> flaws;

  InvalidExpression(List<Flaw> flaws) {
    super(flaws.toString());
    this.flaws = List.copyOf(flaws);
  }

  InvalidExpression(Flaw flaw) {
    this(List.of(flaw));
  }

  public List<Flaw> flaws() {
    return flaws;
  }
}
