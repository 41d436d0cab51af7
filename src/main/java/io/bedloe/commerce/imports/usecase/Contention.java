package io.bedloe.commerce.imports.usecase;

import io.bedloe.platform.persistence.DatabaseFailure;
import io.bedloe.platform.persistence.PersistenceRule;

/**
 * A chunk that lost a deadlock or a lock to somebody else changed nothing and is done again; a long
 * import is not to fail for that.
 */
final class Contention {

  private static final int MOST_TRIES = 5;

  private Contention() {}

  static void retried(Runnable chunk) {
    for (int attempt = 1; ; attempt++) {
      try {
        chunk.run();
        return;
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
