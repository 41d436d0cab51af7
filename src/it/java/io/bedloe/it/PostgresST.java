package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.dev.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SystemTest
class PostgresST {
  private final Postgres postgres = BedloeServer.postgres();
  private final Database database = new Database(postgres.address());

  @BeforeEach
  void aRow() {
    database.execute("CREATE TABLE kept (word text)");
    database.execute("INSERT INTO kept VALUES ('株式会社')");
  }

  @AfterEach
  void nothingStays() {
    database.execute("DROP TABLE kept");
  }

  @Test
  void committedRowsSurviveAKilledPostgres() {
    postgres.kill();
    assertThatThrownBy(this::words).hasStackTraceContaining("refused");

    postgres.start();

    assertThat(words()).isOne();
  }

  @Test
  void itStopsAndStartsOnTheSamePort() {
    int port = postgres.port();
    postgres.stop();
    postgres.start();
    assertThat(postgres.port()).isEqualTo(port);
    assertThat(words()).isOne();
  }

  @Test
  void itIsVersionEighteenInUtf8AndUtc() {
    assertThat(setting("server_version")).startsWith("18.");
    assertThat(setting("server_encoding")).isEqualTo("UTF8");
    assertThat(setting("log_timezone")).isEqualTo("UTC");
    assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  void upperConvertsNonAsciiLetters() {
    assertThat(database.list(row -> row.getString(1), "SELECT upper('müller')"))
        .containsExactly("MÜLLER");
  }

  private long words() {
    return database.number("SELECT count(*) FROM kept WHERE word = '株式会社'");
  }

  private String setting(String name) {
    return database.list(row -> row.getString(1), "SELECT current_setting(?)", name).get(0);
  }
}
