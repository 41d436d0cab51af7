package io.bedloe.platform.persistence;

/**
 * A row of a batch was created, changed or deleted by another transaction since the caller read it.
 * The transaction of the batch is rolled back.
 */
public final class BatchConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates a conflict.
   *
   * @param message the expected rows and their table, for the log
   */
  public BatchConflict(String message) {
    super(message);
  }

  /**
   * Compares the number of rows that a statement has written with the number of rows that it was
   * given.
   *
   * @param table the table of the rows
   * @throws BatchConflict when some of them were not written
   */
  public static void mustBeAll(String table, int given, int written) {
    if (given != written) {
      throw new BatchConflict("%d of %d rows of %s were written".formatted(written, given, table));
    }
  }
}
