package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.BatchConflict;
import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.persistence.PersistenceRule;

/**
 * Runs the chunks of an import concurrently with other requests. A chunk that failed because of a
 * deadlock or a lock conflict changed nothing and is repeated; a long import must not fail for
 * that.
 */
final class Contention {

  private static final int MOST_TRIES = 5;

  private Contention() {}

  /**
   * Runs a chunk.
   *
   * @param conflict the detail of the refusal when another transaction has created, changed or
   *     deleted the records of the chunk
   */
  static void retried(Runnable chunk, String conflict) {
    for (int attempt = 1; ; attempt++) {
      try {
        chunk.run();
        return;
      } catch (BatchConflict failure) {
        throw Rejected.because(ImportRule.IMPORT_CONFLICT, conflict, failure);
      } catch (RuntimeException failure) {
        var meaning = DatabaseFailure.toRejected(failure);
        if (meaning == null
            || meaning.rule() != PersistenceRule.CONCURRENT_UPDATE
            || attempt == MOST_TRIES) {
          throw failure;
        }
      }
    }
  }
}
