package io.bedloe.dev;

/**
 * The reason why a command cannot do its work, in one sentence that tells the user what to change.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refusal(String sentence) {
    super(sentence);
  }

  public Refusal(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
