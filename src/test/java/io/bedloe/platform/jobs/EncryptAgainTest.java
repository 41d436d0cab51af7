package io.bedloe.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeInstance;
import io.bedloe.platform.crypto.EarlierDerivation;
import io.bedloe.platform.crypto.EncryptedColumn;
import io.bedloe.platform.crypto.EncryptedColumns;
import io.bedloe.platform.crypto.Encryption;
import io.bedloe.platform.crypto.KeyPurpose;
import io.bedloe.platform.crypto.Keyring;
import io.bedloe.platform.persistence.Row;
import io.bedloe.platform.persistence.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EncryptAgainTest {

  private static final KeyPurpose PURPOSE = KeyPurpose.of("lamps", EarlierDerivation.SHA_256);
  private static final Encryption PREVIOUS = Keyring.of("previous").encryption(PURPOSE);
  private static final Encryption CURRENT = Keyring.of("current").encryption(PURPOSE);
  private static final Encryption BOTH = Keyring.of("current", "previous").encryption(PURPOSE);
  private static final String DONE =
      "secret-rotation: everything that is encrypted in the database is encrypted with"
          + " bedloe.secret";

  private final Column column = new Column();
  private final EncryptedColumns lamps =
      () -> List.of(new EncryptedColumn("lamps", BOTH, "find", "replace"));
  private final EncryptAgain encryptAgain = new EncryptAgain(column, FakeInstance.of(lamps));
  private final Logger logger = Logger.getLogger(EncryptAgain.class.getName());
  private final Log log = new Log();

  /** The column in memory. */
  private static final class Column extends Sql {

    private final TreeMap<String, String> values = new TreeMap<>();
    private Runnable meanwhile = () -> {};

    Column() {
      super(
          () -> {
            throw new IllegalStateException("There is no database.");
          });
    }

    @Override
    @SuppressWarnings("unchecked") // the caller reads the rows into this type
    public <T> List<T> list(String sql, Function<Row, T> reading, @Nullable Object... parameters) {
      var found =
          values.tailMap((String) parameters[0], false).entrySet().stream()
              .filter(value -> !value.getValue().startsWith((String) parameters[1]))
              .limit((Integer) Objects.requireNonNull(parameters[2]))
              .map(value -> new EncryptAgain.Stored(value.getKey(), value.getValue()))
              .toList();
      return (List<T>) found;
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
      meanwhile.run();
      return values.replace((String) parameters[1], (String) parameters[2], (String) parameters[0])
          ? 1
          : 0;
    }
  }

  /** Keeps the messages. */
  private static final class Log extends Handler {

    private final List<String> messages = new ArrayList<>();

    @Override
    public void publish(LogRecord entry) {
      messages.add(new SimpleFormatter().formatMessage(entry));
    }

    @Override
    public void flush() {
      // Nothing is buffered
    }

    @Override
    public void close() {
      // Nothing is open
    }
  }

  @BeforeEach
  void listen() {
    logger.addHandler(log);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(log);
    logger.setUseParentHandlers(true);
  }

  private String stored(String id) {
    return Objects.requireNonNull(column.values.get(id));
  }

  private String text(String id) {
    return CURRENT.decrypt(stored(id));
  }

  @Test
  void valuesOfThePreviousSecretAreEncryptedWithTheCurrentOne() {
    var current = CURRENT.encrypt("green");
    column.values.put("1", PREVIOUS.encrypt("red"));
    column.values.put("2", current);
    encryptAgain.encryptAll();
    assertThat(text("1")).isEqualTo("red");
    assertThat(column.values).containsEntry("2", current);
    assertThat(log.messages)
        .containsExactly("secret-rotation: 1 lamps were encrypted again with bedloe.secret");
  }

  @Test
  void allValuesOfManyBatchesAreEncryptedAgain() {
    for (int i = 0; i < 450; i++) {
      column.values.put("%03d".formatted(i), PREVIOUS.encrypt("red"));
    }
    encryptAgain.encryptAll();
    assertThat(column.values.values()).allMatch(value -> CURRENT.tryToDecrypt(value).isPresent());
  }

  @Test
  void aValueThatIsChangedInTheMeantimeStaysAsItWasChanged() {
    column.values.put("1", PREVIOUS.encrypt("red"));
    column.meanwhile = () -> column.values.put("1", PREVIOUS.encrypt("blue"));
    encryptAgain.encryptAll();
    assertThat(PREVIOUS.decrypt(stored("1"))).isEqualTo("blue");
    assertThat(log.messages).isEmpty();

    column.meanwhile = () -> {};
    encryptAgain.encryptAll();
    assertThat(text("1")).isEqualTo("blue");
  }

  @Test
  void aValueThatNoSecretDecryptsStaysAndIsReported() {
    var foreign = Keyring.of("foreign").encryption(PURPOSE).encrypt("red");
    column.values.put("1", foreign);
    encryptAgain.encryptAll();
    assertThat(column.values).containsEntry("1", foreign);
    assertThat(log.messages)
        .containsExactly(
            "secret-rotation: 1 lamps can be decrypted neither with bedloe.secret nor with"
                + " bedloe.secret.previous");
  }

  @Test
  void thatNothingIsLeftIsLoggedOnceUntilSomethingIsFoundAgain() {
    encryptAgain.encryptAll();
    encryptAgain.encryptAll();
    assertThat(log.messages).containsExactly(DONE);
    column.values.put("1", PREVIOUS.encrypt("red"));
    encryptAgain.encryptAll();
    encryptAgain.encryptAll();
    assertThat(log.messages).hasSize(3).last().isEqualTo(DONE);
  }
}
