package io.bedloe.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.EncryptedColumn;
import io.bedloe.platform.crypto.EncryptedColumns;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.jobs.ClaimedJob.StoredPayload;
import io.bedloe.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Writes and reads the payloads of jobs as JSON; confidential ones are encrypted. */
@ApplicationScoped
public class Payloads implements EncryptedColumns {

  private static final KeyPurpose PURPOSE =
      KeyPurpose.of("job payload", EarlierDerivation.LABEL_AND_SECRET);

  private final Encryption encryption;

  @Inject
  public Payloads(Keyring keyring) {
    this.encryption = keyring.encryption(PURPOSE);
  }

  <P extends Record> StoredPayload write(JobType<P> type, P payload) {
    try {
      var text = Json.mapper().writeValueAsString(payload);
      return new StoredPayload(
          type.version(),
          type.isConfidential() ? encryption.encrypt(text) : text,
          type.isConfidential());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a payload is a record that JSON can show", impossible);
    }
  }

  /** Refuses a payload that cannot be read: no later attempt could read it. */
  <P extends Record> P read(JobType<P> type, StoredPayload payload) {
    var text = payload.isEncrypted() ? decrypt(payload.text()) : payload.text();
    try {
      // A newer server may have added a member.
      return Json.mapper()
          .readerFor(type.payload())
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(text);
    } catch (JsonProcessingException wrong) {
      // The message of the parser could show a confidential payload.
      throw new PermanentFailure(
          "the payload is no %s of version %d: %s"
              .formatted(type.name(), payload.version(), wrong.getClass().getSimpleName()));
    }
  }

  private String decrypt(String text) {
    return encryption
        .tryToDecrypt(text)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the payload can be decrypted neither with bedloe.secret nor with"
                        + " bedloe.secret.previous"));
  }

  @Override
  public List<EncryptedColumn> encryptedColumns() {
    return List.of(
        new EncryptedColumn(
            "payloads of jobs",
            encryption,
            """
            SELECT id::text AS id, payload AS encrypted FROM jobs
            WHERE encrypted AND payload <> '' AND id::text > ? AND NOT starts_with(payload, ?)
            ORDER BY id::text LIMIT ?""",
            "UPDATE jobs SET payload = ? WHERE id = ?::uuid AND payload = ?"));
  }
}
