package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.persistence.BatchConflict;
import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.persistence.PersistenceRule;

/**
 * Runs the chunks of an import beside other requests. A chunk that lost a deadlock or a lock to
 * another transaction changed nothing and is run again; a long import is not to fail for that.
 */
final class Contention {

  private static final int MOST_TRIES = 5;

  private Contention() {}

  /**
   * Runs a chunk.
   *
   * @param conflict the detail of the refusal when another transaction has created, changed or
   *     deleted what the chunk is about
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
