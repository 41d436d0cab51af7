package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.data.Receipts;
import io.bedloe.commerce.imports.data.Upsert;
import io.bedloe.commerce.imports.model.Job;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.jspecify.annotations.Nullable;

/** The transactions of imports whose rows are the things themselves. */
@Dependent
class BatchTransactions {

  private final Upsert upsert;
  private final Receipts receipts;

  @Inject
  BatchTransactions(Upsert upsert, Receipts receipts) {
    this.upsert = upsert;
    this.receipts = receipts;
  }

  /** Answers the last row of the chunk; null when there was none. */
  @Transactional(TxType.REQUIRES_NEW)
  @Nullable Long upsert(Job job, Upsert.Plan plan, long after) {
    return upsert.nextBatch(job, plan, after);
  }

  /** Likewise. */
  @Transactional(TxType.REQUIRES_NEW)
  @Nullable Long receipts(Job job, long after) {
    return receipts.nextBatch(job, after);
  }
}
