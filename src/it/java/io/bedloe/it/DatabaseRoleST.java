package io.bedloe.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.dev.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the script that deployments run to create the database role of requests. */
@SystemTest
class DatabaseRoleST {

  private static final Path SCRIPT =
      TestBed.build().resolveSibling(Path.of("k8s/helm/bedloe/files/database-role.sh"));
  private static final String OWNER = "role_test_owner";
  private static final String ROLE = "role_test_requests";
  private static final String PASSWORD = "a 'quoted' \\ password";

  private final Postgres postgres = TestBed.services().postgres();

  private record End(int code, String output) {}

  @BeforeEach
  void owner() throws SQLException {
    asAdministrator("CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD 'owner'");
  }

  @AfterEach
  void removeRoles() throws SQLException {
    asAdministrator("DROP ROLE IF EXISTS " + ROLE);
    asAdministrator("DROP ROLE " + OWNER);
  }

  @Test
  void theRoleIsCreatedWithItsPasswordAndWithoutFurtherRights() throws Exception {
    assertThat(run(PASSWORD)).isEqualTo(new End(0, ""));
    try (var connection = signIn(PASSWORD);
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname ="
                    + " current_user")) {
      assertThat(found.next()).isTrue();
      assertThat(found.getBoolean(1)).isFalse();
    }
  }

  @Test
  void aRoleOfTheOwnerGetsTheNewPassword() throws Exception {
    assertThat(run("the former")).isEqualTo(new End(0, ""));
    assertThat(run(PASSWORD)).isEqualTo(new End(0, ""));
    signIn(PASSWORD).close();
  }

  /** After a restore, or where an administrator creates all roles. */
  @Test
  void aRoleOfSomebodyElseWithThisPasswordIsLeftAlone() throws Exception {
    asAdministrator("CREATE ROLE " + ROLE + " LOGIN PASSWORD 'known'");
    assertThat(run("known")).isEqualTo(new End(0, ""));
  }

  @Test
  void aPasswordThatTheOwnerMayNotSetIsRefusedAndNotLogged() throws Exception {
    asAdministrator("CREATE ROLE " + ROLE + " LOGIN PASSWORD 'another'");
    var end = run("not-to-be-logged");
    assertThat(end.code()).isEqualTo(3);
    assertThat(end.output()).contains("permission denied to alter role");
    assertThat(Files.readString(postgres.log()))
        .contains("permission denied to alter role")
        .doesNotContain("not-to-be-logged");
  }

  private End run(String password) throws Exception {
    var builder =
        new ProcessBuilder("sh", "-ec", Files.readString(SCRIPT)).redirectErrorStream(true);
    var environment = builder.environment();
    environment.put("PGHOST", "127.0.0.1");
    environment.put("PGPORT", Integer.toString(postgres.port()));
    environment.put("PGDATABASE", "postgres");
    environment.put("PGUSER", OWNER);
    environment.put("PGPASSWORD", "owner");
    environment.put("RUNTIME_ROLE", ROLE);
    environment.put("RUNTIME_PASSWORD", password);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new End(process.exitValue(), output);
  }

  private Connection signIn(String password) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres", ROLE, password);
  }

  private void asAdministrator(String statement) throws SQLException {
    try (var connection = postgres.ownerDataSource().getConnection();
        var command = connection.createStatement()) {
      command.execute(statement);
    }
  }
}
