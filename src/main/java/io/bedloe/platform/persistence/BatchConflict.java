package io.bedloe.platform.persistence;

/**
 * A row of a batch was created, changed or deleted by another transaction since the caller read it.
 * The transaction of the batch is rolled back.
 */
public final class BatchConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a conflict.
   *
   * @param message which rows of which table were expected, for the log
   */
  public BatchConflict(String message) {
    super(message);
  }

  /**
   * Compares how many rows a statement has written with how many it was given.
   *
   * @param table whose rows were written
   * @throws BatchConflict when some of them were not written
   */
  public static void mustBeAll(String table, int given, int written) {
    if (given != written) {
      throw new BatchConflict("%d of %d rows of %s were written".formatted(written, given, table));
    }
  }
}
