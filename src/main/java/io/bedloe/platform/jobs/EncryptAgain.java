package io.bedloe.platform.jobs;

import io.bedloe.platform.crypto.EncryptedValues;
import io.bedloe.platform.crypto.EncryptedValues.Batch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Encrypts a batch of stored values again, in a transaction of its own. */
@ApplicationScoped
public class EncryptAgain {

  private static final int BATCH = 200;

  @Inject
  public EncryptAgain() {}

  @Transactional(TxType.REQUIRES_NEW)
  public Batch next(EncryptedValues values, String after) {
    return values.encryptAgain(after, BATCH);
  }
}
