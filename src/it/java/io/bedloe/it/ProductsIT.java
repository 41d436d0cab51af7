package io.bedloe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@IntegrationTest
class ProductsIT {

  @Test
  void aProductIsShownAsItWasCreated() {
    var sku = Some.word("A");
    var id =
        Some.created(
            Some.json(
                    As.manager(),
                    Map.of(
                        "sku",
                        sku,
                        "externalReference",
                        sku + "-REF",
                        "name",
                        "Lamp",
                        "description",
                        "A lamp.",
                        "price",
                        Some.pounds("19.90"),
                        "active",
                        false,
                        "attributes",
                        Map.of("colour", "red", "sizes", List.of(1, 2))))
                .post("/products"));
    As.user()
        .get("/products/" + id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("sku", equalTo(sku))
        .body("externalReference", equalTo(sku + "-REF"))
        .body("description", equalTo("A lamp."))
        .body("price.amount", equalTo("19.90"))
        .body("price.currency", equalTo("GBP"))
        .body("active", equalTo(false))
        .body("attributes.colour", equalTo("red"))
        .body("attributes.sizes", equalTo(List.of(1, 2)));
    assertThat(UUID.fromString(id).version()).isEqualTo(7);
  }

  @Test
  void aSkuIsUniqueUntilItsProductIsRemoved() {
    var sku = Some.word("TWICE");
    var id = Some.created(Some.json(As.admin(), Some.product(sku)).post("/products"));
    Some.json(As.admin(), Some.product(sku))
        .post("/products")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/sku-taken"));
    As.admin().header("If-Match", "\"v0\"").delete("/products/" + id).then().statusCode(204);
    As.admin().get("/products/" + id).then().statusCode(404);
    Some.created(Some.json(As.admin(), Some.product(sku)).post("/products"));
  }

  @Test
  void aPatchChangesWhatItNamesAndNullClears() {
    var id = Some.productId();
    Some.patch(As.admin(), "\"v0\"", "{\"description\":\"New\",\"attributes\":{\"a\":1,\"b\":2}}")
        .patch("/products/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"v1\"")
        .body("description", equalTo("New"))
        .body("price.amount", equalTo("19.99"));
    Some.patch(As.admin(), "\"v1\"", "{\"description\":null,\"attributes\":{\"a\":null}}")
        .patch("/products/" + id)
        .then()
        .statusCode(200)
        .body("description", nullValue())
        .body("attributes", equalTo(Map.of("b", 2)));
    Some.patch(As.admin(), "\"v2\"", "{\"name\":null}")
        .patch("/products/" + id)
        .then()
        .statusCode(400)
        .body("errors", hasSize(1))
        .body("errors[0].pointer", equalTo("/name"));
  }

  @Test
  void aPutRemovesFieldsThatItLeavesOut() {
    var id = Some.productId();
    var sku = Some.word("NEW");
    Some.patch(As.admin(), "\"v0\"", "{\"description\":\"Old\"}").patch("/products/" + id);
    Some.json(As.admin(), Some.product(sku))
        .header("If-Match", "\"v1\"")
        .put("/products/" + id)
        .then()
        .statusCode(200)
        .body("sku", equalTo(sku))
        .body("description", nullValue());
  }

  @Test
  void aSearchFindsWordsAlsoWithTypingMistakes() {
    var word = Some.word("Q").toLowerCase(java.util.Locale.ROOT);
    var sku = Some.word("LANTERN");
    Some.created(
        Some.json(
                As.admin(),
                Map.of(
                    "sku",
                    sku,
                    "name",
                    "Hurricane lantern",
                    "description",
                    word,
                    "price",
                    Some.pounds("5.00")))
            .post("/products"));
    for (var q : List.of(sku, word, "hurricane", "hurricnae", "lantren")) {
      assertThat(skusFor(q)).as(q).contains(sku);
    }
    As.user().queryParam("q", "zzyzx" + word).get("/products").then().body("items", hasSize(0));
  }

  @Test
  void aMistakeInEachOfTwoWordsIsTolerated() {
    var sku = Some.word("SEARCH");
    var product = new java.util.HashMap<String, Object>(Some.product(sku));
    product.put("name", "Verdant growth lamp");
    var id = Some.created(Some.json(As.admin(), product).post("/products"));
    for (var q : List.of("grwoth lmap", "growth lamp", "lamp gorwth", "verd lamp", sku)) {
      assertThat(skusFor(q)).as(q).contains(sku);
    }
    for (var q : List.of("grwoth -lamp", "growth lamp zzyzx", "gxxxth lamp verdant")) {
      assertThat(skusFor(q)).as(q).doesNotContain(sku);
    }
    Some.patch(As.admin(), "\"v0\"", "{\"name\":\"Phosphorescent tube\"}").patch("/products/" + id);
    assertThat(skusFor("phosphorecsent")).contains(sku);
    assertThat(skusFor("grwoth")).doesNotContain(sku);
  }

  @Test
  void aMistakeThatANameOnceHadIsStillTolerated() {
    var sku = named("Wainscot harmonium");
    for (var mistake :
        List.<Consumer<String>>of(
            id ->
                Some.patch(As.admin(), "\"v0\"", "{\"name\":\"Renamed\"}")
                    .patch("/products/" + id)
                    .then()
                    .statusCode(200),
            id -> As.admin().post("/products/" + id + "/archive").then().statusCode(200),
            id ->
                As.admin()
                    .header("If-Match", "\"v0\"")
                    .delete("/products/" + id)
                    .then()
                    .statusCode(204))) {
      var mistyped = named("Wainscot hramonium");
      assertThat(skusFor("wainscot hramonium")).containsExactly(mistyped);
      mistake.accept(idOf(mistyped));
      assertThat(skusFor("wainscot hramonium")).containsExactly(sku);
    }
  }

  @Test
  void excludedPhrasesAndCompoundsExcludeNoSimilarWords() {
    var reddish = named("Xylographic reddish capsule");
    var red = named("Xylographic red cap");
    var compound = named("Xylographic red-cap");
    assertThat(skusFor("xylographic \"red cap\"")).contains(reddish, red);
    assertThat(skusFor("xylographic -\"red cap\"")).contains(reddish).doesNotContain(red);
    assertThat(skusFor("xylographic -red-cap")).contains(reddish, red).doesNotContain(compound);
    assertThat(skusFor("xylogarphic -\"red cap\"")).contains(reddish).doesNotContain(red);
  }

  /** Creates a product and returns its SKU. */
  private static String named(String name) {
    var sku = Some.word("SEARCH");
    var product = new java.util.HashMap<String, Object>(Some.product(sku));
    product.put("name", name);
    Some.created(Some.json(As.admin(), product).post("/products"));
    return sku;
  }

  private static String idOf(String sku) {
    return As.admin().queryParam("sku", sku).get("/products").then().extract().path("items[0].id");
  }

  private static List<String> skusFor(String q) {
    return As.user()
        .queryParams("q", q, "limit", 100)
        .get("/products")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.sku");
  }
}
