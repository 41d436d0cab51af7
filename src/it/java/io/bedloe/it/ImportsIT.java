package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that imports can be read, repeated and limited, and that files of other systems are
 * accepted.
 */
@IntegrationTest
class ImportsIT {

  private String name = "";

  @BeforeEach
  void aNewName() {
    name = Some.word("IMP");
  }

  private static Response products(RequestSpecification as, String file, String... parameters) {
    return Csv.send(as, "products", file.getBytes(StandardCharsets.UTF_8), parameters);
  }

  private String file() {
    return Csv.file("sku,name,price", name + ",Lamp,1.00", name + "X,Lamp,none");
  }

  @Test
  void anImportCanBeReadAndListedByItsSenderAlone() {
    var manager = TestAccount.with("manager");
    var answer = products(manager.asks(), file(), "currency", "GBP").then().statusCode(200);
    String id = answer.extract().path("id");
    answer
        .header("Content-Location", "/api/v1/imports/" + id)
        .body("status", equalTo("SUCCEEDED"))
        .body("createdAt", notNullValue())
        .body("finishedAt", notNullValue());
    assertThat(manager.asks().get("/imports/" + id).then().statusCode(200).extract().asString())
        .isEqualTo(answer.extract().asString());
    manager
        .asks()
        .queryParam("status", "SUCCEEDED")
        .queryParam("total", true)
        .get("/imports")
        .then()
        .statusCode(200)
        .body("page.total", equalTo(1))
        .body("items.id", contains(id))
        .body("items.accepted", contains(1))
        .body("items.refused", contains(1));
    As.manager().get("/imports/" + id).then().statusCode(404);
    As.manager().get("/imports").then().body("items.id", not(hasItem(id)));
    As.user().get("/imports").then().statusCode(403);
    As.user().get("/imports/" + id).then().statusCode(403);
    As.nobody().get("/imports").then().statusCode(401);
    As.nobody().get("/imports/" + id).then().statusCode(401);
  }

  @Test
  void anImportThatFailedSaysWhy() {
    var manager = TestAccount.with("manager");
    products(manager.asks(), "sku,name,price\n" + name + ",Lamp", "currency", "GBP")
        .then()
        .statusCode(422);
    manager
        .asks()
        .get("/imports")
        .then()
        .body("items.status", contains("FAILED"))
        .body("items.finishedAt", contains(notNullValue()));
    String id = manager.asks().get("/imports").path("items[0].id");
    manager
        .asks()
        .get("/imports/" + id)
        .then()
        .statusCode(200)
        .body("failure.code", equalTo("file-truncated"))
        .body("failure.detail", containsString("row 2"));
  }

  @Test
  void theSameRequestUnderTheSameKeyIsImportedOnce() {
    var key = name + "-key";
    var first =
        products(As.manager().header("Idempotency-Key", key), file(), "currency", "GBP")
            .then()
            .statusCode(200)
            .header("Idempotency-Replayed", nullValue())
            .extract();
    var again =
        products(As.manager().header("Idempotency-Key", key), file(), "currency", "GBP")
            .then()
            .statusCode(200)
            .header("Idempotency-Replayed", "true")
            .extract();
    assertThat(again.asString()).isEqualTo(first.asString());
    products(As.manager().header("Idempotency-Key", key), file() + "x,y,1\r\n", "currency", "GBP")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/idempotency-key-reused"));
    products(As.manager().header("Idempotency-Key", key), file(), "currency", "EUR")
        .then()
        .statusCode(422);
    products(As.admin().header("Idempotency-Key", key), file(), "currency", "GBP")
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", nullValue());
  }

  @Test
  void theKeyOfAFailedImportCanBeUsedAgain() {
    var key = name + "-key";
    products(
            As.manager().header("Idempotency-Key", key),
            "sku,name,price\n" + name + ",Lamp",
            "currency",
            "GBP")
        .then()
        .statusCode(422);
    products(As.manager().header("Idempotency-Key", key), file(), "currency", "GBP")
        .then()
        .statusCode(200)
        .body("created.products", equalTo(1));
  }

  @Test
  void aKeyWhoseImportRunsIsInUse() {
    var manager = TestAccount.with("manager");
    running(manager, name + "-key");
    products(manager.asks().header("Idempotency-Key", name + "-key"), file(), "currency", "GBP")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/idempotency-key-in-use"));
  }

  @Test
  void oneAccountRunsThreeImportsAtOnceAndNoMore() {
    var manager = TestAccount.with("manager");
    running(manager, null);
    running(manager, null);
    products(manager.asks(), file(), "currency", "GBP").then().statusCode(200);
    running(manager, null);
    products(manager.asks(), file(), "currency", "GBP")
        .then()
        .statusCode(429)
        .body("type", equalTo("/problems/too-many-imports"));
    products(As.manager(), file(), "currency", "GBP").then().statusCode(200);
  }

  /** PostgreSQL only warns when a role has no right to ANALYZE. */
  @Test
  void thePlannerKnowsTheRowsThatWereStaged() {
    products(TestAccount.with("manager").asks(), file(), "currency", "GBP").then().statusCode(200);
    await("statistics of import_rows")
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Database.shared()
                        .number(
                            """
                            SELECT count(*) FROM pg_stat_user_tables
                            WHERE relname = 'import_rows' AND last_analyze IS NOT NULL""")
                    == 1);
  }

  /** Inserts an import that another server has just begun. */
  private static void running(TestAccount account, @Nullable String key) {
    Database.shared()
        .execute(
            """
            INSERT INTO imports (id, kind, state, dry_run, header, delimiter, rows_read, refused,
              actor_id, actor_name, started_at, alive_at, idempotency_key)
            VALUES (?, 'PRODUCTS', 'RUNNING', FALSE, '', ',', 0, 0, ?, 'x', now(), now(), ?)""",
            UUID.randomUUID(),
            UUID.fromString(account.id()),
            key);
  }

  @Test
  void aFileOfAGermanSpreadsheetIsRead() {
    var text = "sep=;\r\nSKU;Name;Price\r\n" + name + ";Stühle €;1234,50\r\n";
    As.manager()
        .contentType("text/csv;charset=windows-1252")
        .queryParam("kind", "products")
        .queryParam("currency", "EUR")
        .queryParam("decimal", ",")
        .body(text.getBytes(Charset.forName("windows-1252")))
        .post("/imports")
        .then()
        .statusCode(200)
        .body("created.products", equalTo(1));
    As.user()
        .queryParam("sku", name)
        .get("/products")
        .then()
        .body("items[0].name", equalTo("Stühle €"))
        .body("items[0].price.amount", equalTo("1234.50"));
    As.manager()
        .contentType("text/csv;charset=EBCDIC")
        .queryParam("kind", "products")
        .body("x".getBytes(StandardCharsets.UTF_8))
        .post("/imports")
        .then()
        .statusCode(415)
        .body("detail", containsString("windows-1252"));
  }

  @Test
  void utf16WithAByteOrderMarkIsRead() {
    Csv.send(
            As.manager(),
            "products",
            ("\uFEFF" + Csv.file("sku,name,price", name + ",株式会社,5"))
                .getBytes(StandardCharsets.UTF_16LE),
            "currency",
            "JPY")
        .then()
        .statusCode(200)
        .body("created.products", equalTo(1));
  }
}
