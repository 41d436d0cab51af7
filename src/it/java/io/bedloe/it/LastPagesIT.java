package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The last page of a list names no next page. */
@IntegrationTest
class LastPagesIT {

  private static final String MARK = Some.word("LAST");
  private static final int COUNT = 10;

  @BeforeAll
  static void products() {
    for (int i = 0; i < COUNT; i++) {
      var price = Some.pounds("%d.50".formatted(i % 2));
      Some.created(
          Some.json(As.admin(), Map.of("sku", MARK + i, "name", MARK, "price", price))
              .post("/products"));
    }
  }

  /** Five products cost 0.50, so that the page of five is full and the last one. */
  @Test
  void aLastPageThatIsExactlyFullNamesNoNextPage() {
    var full = fiveOf(5);
    full.then().statusCode(200).body("items", hasSize(5)).body("page.next", nullValue());
    assertThat(full.header("Link")).isNull();
    fiveOf(4).then().body("items", hasSize(4)).body("page.next", notNullValue());
    fiveOf(6).then().body("items", hasSize(5)).body("page.next", nullValue());
  }

  @Test
  void theLastOfSeveralFullPagesNamesNoNextPage() {
    String cursor = null;
    int pages = 0;
    do {
      var request = As.user().queryParams("sku[contains]", MARK, "sort", "sku", "limit", 5);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      var page = request.get("/products");
      page.then().statusCode(200).body("items", hasSize(5));
      cursor = page.path("page.next");
      pages++;
    } while (cursor != null);
    assertThat(pages).isEqualTo(COUNT / 5);
  }

  private static Response fiveOf(int limit) {
    return As.user()
        .queryParams("sku[contains]", MARK, "price", "0.50", "limit", limit)
        .get("/products");
  }
}
