package io.bedloe.platform.jobs;

/** The job would fail in each further attempt, too. It is dead at once. */
public class PermanentFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PermanentFailure(String message) {
    super(message);
  }

  public PermanentFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
