package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeInstance;
import io.bedloe.identity.federation.data.ExternalSessions;
import io.bedloe.identity.mfa.SecondFactors;
import io.bedloe.identity.sessions.data.SigningKeys;
import io.bedloe.platform.config.MapConfig;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.EncryptedColumns;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.jobs.EncryptAgain;
import io.bedloe.platform.persistence.Sql;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The statements with which features encrypt their values again. The shared server has another
 * secret, so its own values stay as they are.
 */
@IntegrationTest
class EncryptedColumnsIT {

  private static final Keyring PREVIOUS = Keyring.of("previous");
  private static final Keyring CURRENT = Keyring.of("current");
  private static final Keyring BOTH = Keyring.of("current", "previous");

  private final Database database = Database.shared();
  private final UUID id = UUID.randomUUID();

  /** A row of each encrypted column. */
  private enum Column {
    SECOND_FACTOR("second factor", "second_factors", "secret_jwe", "user_id") {
      @Override
      EncryptedColumns owner(Sql sql) {
        return new SecondFactors(sql, BOTH);
      }
    },
    SIGNING_KEY("signing keys", "signing_keys", "private_jwe", "id") {
      @Override
      EncryptedColumns owner(Sql sql) {
        var settings = MapConfig.settings(Map.of());
        return new SigningKeys(sql, UUID::randomUUID, Clock.systemUTC(), settings, BOTH);
      }
    },
    ID_TOKEN("provider tokens", "external_sessions", "id_token", "session_id") {
      @Override
      EncryptedColumns owner(Sql sql) {
        return new ExternalSessions(sql, BOTH);
      }
    },
    REFRESH_TOKEN("provider tokens", "external_sessions", "refresh_token", "session_id") {
      @Override
      EncryptedColumns owner(Sql sql) {
        return new ExternalSessions(sql, BOTH);
      }
    };

    private final KeyPurpose purpose;
    private final String table;
    private final String name;
    private final String key;

    Column(String purpose, String table, String name, String key) {
      this.purpose = KeyPurpose.of(purpose, EarlierDerivation.SHA_256);
      this.table = table;
      this.name = name;
      this.key = key;
    }

    abstract EncryptedColumns owner(Sql sql);

    Encryption with(Keyring keyring) {
      return keyring.encryption(purpose);
    }
  }

  /** Every table has a row of this id; a signing key that began long ago signs nothing. */
  private void insertRows() {
    database.execute(
        """
        INSERT INTO users (id, email, name, enabled, created_at)
        VALUES (?, ?, 'Somebody', TRUE, now())""",
        id,
        id + "@bedloe.example");
    database.execute(
        """
        INSERT INTO second_factors (user_id, secret_jwe, created_at, last_step)
        VALUES (?, '', now(), 0)""",
        id);
    database.execute(
        """
        INSERT INTO signing_keys (id, kid, public_jwk, private_jwe, created_at, signs_from)
        SELECT ?, ?, replace(public_jwk, kid, ?), '', now(), '2000-01-01' FROM signing_keys
        WHERE withdrawn_at IS NULL LIMIT 1""",
        id,
        id.toString(),
        id.toString());
    database.execute(
        """
        INSERT INTO sessions (id, user_id, device, address, created_at, last_used_at, ends_at)
        VALUES (?, ?, '', '', now(), now(), now() + interval '1 day')""",
        id,
        id);
    database.execute(
        """
        INSERT INTO external_sessions (session_id, provider, issuer, subject, id_token,
          refresh_token, checked_at)
        VALUES (?, 'corp', 'https://corp.example', ?, '', '', now())""",
        id,
        id.toString());
  }

  @AfterEach
  void deleteRows() {
    database.execute("DELETE FROM sessions WHERE id = ?", id);
    database.execute("DELETE FROM signing_keys WHERE id = ?", id);
    database.execute("DELETE FROM second_factors WHERE user_id = ?", id);
  }

  private void write(Column column, String encrypted) {
    var changed =
        database.execute(
            "UPDATE %s SET %s = ? WHERE %s = ?".formatted(column.table, column.name, column.key),
            encrypted,
            id);
    assertThat(changed).isOne();
  }

  private String stored(Column column) {
    return database
        .list(
            row -> row.getString(1),
            "SELECT %s FROM %s WHERE %s = ?".formatted(column.name, column.table, column.key),
            id)
        .get(0);
  }

  private static void encryptAgain(Column column, Sql sql) {
    new EncryptAgain(sql, FakeInstance.of(column.owner(sql))).encryptAll();
  }

  @ParameterizedTest
  @EnumSource
  void aValueOfThePreviousSecretIsEncryptedWithTheCurrentOne(Column column) {
    insertRows();
    write(column, column.with(PREVIOUS).encrypt("red"));
    encryptAgain(column, new Sql(database.dataSource()));
    assertThat(column.with(CURRENT).decrypt(stored(column))).isEqualTo("red");

    var encrypted = stored(column);
    encryptAgain(column, new Sql(database.dataSource()));
    assertThat(stored(column)).isEqualTo(encrypted);
  }

  @ParameterizedTest
  @EnumSource
  void aValueThatIsChangedInTheMeantimeIsNotLost(Column column) {
    insertRows();
    write(column, column.with(PREVIOUS).encrypt("red"));
    var changed = column.with(PREVIOUS).encrypt("blue");
    encryptAgain(
        column,
        new Sql(database.dataSource()) {
          @Override
          public int update(String sql, @Nullable Object... parameters) {
            write(column, changed);
            return super.update(sql, Arrays.asList(parameters).toArray());
          }
        });
    assertThat(stored(column)).isEqualTo(changed);
  }
}
