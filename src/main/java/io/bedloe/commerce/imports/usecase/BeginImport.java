package io.bedloe.commerce.imports.usecase;

import io.bedloe.commerce.imports.ImportRule;
import io.bedloe.commerce.imports.ImportSettings;
import io.bedloe.commerce.imports.data.Staging;
import io.bedloe.commerce.imports.data.Staging.Earlier;
import io.bedloe.commerce.imports.model.Job;
import io.bedloe.commerce.imports.model.Upload;
import io.bedloe.kernel.Caller;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.Fingerprint;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.crypto.MacKeys;
import io.bedloe.platform.idempotency.IdempotencyRule;
import io.bedloe.platform.persistence.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Begins an import in a transaction of its own. A lock per account makes sure that two imports of
 * one account cannot exceed its limit together, or begin under one Idempotency-Key.
 */
@Dependent
class BeginImport {

  /** Servers of the version before compare fingerprints with their own (ADR 96). */
  private static final KeyPurpose FINGERPRINT =
      KeyPurpose.of("import-fingerprint", EarlierDerivation.HMAC_OF_LABEL).writtenAsVersion0();

  private final Sql sql;
  private final Staging staging;
  private final Settings settings;
  private final MacKeys keys;

  @Inject
  BeginImport(Sql sql, Staging staging, Settings settings, Keyring keyring) {
    this.sql = sql;
    this.staging = staging;
    this.settings = settings;
    this.keys = keyring.macs(FINGERPRINT);
  }

  /**
   * Begins the import.
   *
   * @param header the first line of a file of refused rows
   * @param key the Idempotency-Key; null without one
   * @return the earlier import under the same key that succeeded or is in the background; in that
   *     case nothing was begun
   */
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Earlier> begin(Job job, String header, @Nullable String key) {
    var caller = job.caller();
    sql.advisoryLock("imports.actor=" + caller.id());
    if (key != null) {
      var earlier = staging.findByKey(caller.id(), key);
      if (earlier.isPresent()) {
        switch (earlier.get().state()) {
          case "DONE", "QUEUED" -> {
            return earlier;
          }
          case "RUNNING" -> {
            if (earlier.get().isInBackground()) {
              return earlier;
            }
            throw Rejected.because(
                IdempotencyRule.IDEMPOTENCY_KEY_IN_USE,
                "The import %s runs with this key; read it until it has ended."
                    .formatted(earlier.get().id()));
          }
          default -> staging.releaseKey(earlier.get().id());
        }
      }
    }
    mustBeFew(caller);
    staging.begin(job.id(), job.request(), header, caller, key);
    return Optional.empty();
  }

  /** Returns the body of an upload, which refuses more bytes than a file may have. */
  FileBody bodyOf(InputStream bytes) {
    return new FileBody(bytes, settings.get(ImportSettings.MAX_BYTES));
  }

  /** Returns a value that differs for different requests under the same Idempotency-Key. */
  Fingerprint fingerprint(FileBody body, Upload upload) {
    return body.fingerprint(keys, upload.words());
  }

  private void mustBeFew(Caller caller) {
    int most = settings.get(ImportSettings.AT_ONCE);
    if (!caller.equals(Caller.SYSTEM) && staging.running(caller.id()) >= most) {
      throw Rejected.because(
          ImportRule.TOO_MANY_IMPORTS,
          "Your account can run %d imports at the same time. Wait until one has ended."
              .formatted(most));
    }
  }
}
