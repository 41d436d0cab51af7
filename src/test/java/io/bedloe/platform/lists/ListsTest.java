package io.bedloe.platform.lists;

import static io.bedloe.platform.lists.ListFixture.conditions;
import static io.bedloe.platform.lists.ListFixture.id;
import static io.bedloe.platform.lists.ListFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.kernel.Page;
import io.bedloe.platform.lists.ListFixture.Thing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the pages of lists, their order and their cursors. */
class ListsTest {

  private final ListFixture list = new ListFixture();

  @Test
  void aPageThatIsNotFullIsTheLast() {
    list.found(2);
    assertThat(list.page(list.request("limit", "3")))
        .isEqualTo(
            new Page<>(
                List.of(new Thing(id(1), "thing 1"), new Thing(id(2), "thing 2")),
                new Page.Position(3, null, null)));
  }

  @Test
  void aFullPageWithoutAFurtherItemIsTheLast() {
    list.found(2);
    var page = list.page(list.request("limit", "2"));
    assertThat(page.items()).hasSize(2);
    assertThat(page.page().next()).isNull();
  }

  @Test
  void theNextPageStartsAfterTheLastItemThatIsShown() {
    list.found(3);
    var request = list.request("limit", "2");
    var page = list.page(request);
    assertThat(page.items()).extracting(Thing::name).containsExactly("thing 1", "thing 2");
    assertThat(Cursor.parse(String.valueOf(page.page().next()), request.order()))
        .isEqualTo(new Cursor(List.of("2026-11-22 00:00:00+00"), id(2)));
  }

  @Test
  void oneItemMoreThanThePageHasIsRead() {
    assertThat(list.statement(list.request("limit", "2")).sql()).endsWith(" LIMIT 3");
  }

  @Test
  void theTotalIsCountedBeforeTheCursorWithTheSameConditions() {
    list.sql.rows("SELECT count(*) AS n FROM things t", parameters -> List.of(Map.of("n", 42L)));
    var request =
        list.request(
            "total", "true", "name", "Lamp", "cursor", list.cursor("-madeAt", "2026-11-22"));
    assertThat(list.page(request).page().total()).isEqualTo(42);
    var count = list.sql.queries().get(0);
    assertThat(conditions(count)).isEqualTo("t.name = ?::text");
    assertThat(count.parameters()).containsExactly("Lamp");
    assertThat(list.sql.queries().get(1).parameters()).containsExactly("Lamp", "2026-11-22", id(7));
  }

  @Test
  void aRequestWithoutFiltersReadsTheColumnsAndTheSortKeysInTheDefaultOrder() {
    assertThat(list.statement(list.request()).sql())
        .isEqualTo(
            "SELECT t.id, t.name, (t.made_at)::text AS key_0, t.id AS key_id FROM things t"
                + " WHERE t.deleted_at IS NULL AND NOT t.archived"
                + " ORDER BY t.made_at DESC, t.id DESC LIMIT 21");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "name, 't.name ASC, t.id ASC'",
    "'name,-price', 't.name ASC, t.price DESC, t.id ASC'",
    "'-price,name', 't.price DESC, t.name ASC, t.id DESC'",
  })
  void theIdIsTheLastKeyInTheDirectionOfTheFirst(String sort, String order) {
    assertThat(order(list.statement(list.request("sort", sort)))).isEqualTo(order);
  }

  @Test
  void aListWithoutSortKeysIsReadInDescendingOrderOfItsIds() {
    var unsorted = new ListRequest(20, List.of(), List.of(), null, null, Set.of(), false);
    assertThat(Lists.statement(list.things, unsorted, "TRUE")).contains(" ORDER BY t.id DESC ");
  }

  @Test
  void eachSortKeyIsReadForTheCursor() {
    list.sql.rows(
        "FROM things t",
        parameters ->
            List.of(
                Map.of("id", id(1), "name", "a", "key_0", "a", "key_1", "1.50", "key_id", id(1)),
                Map.of("id", id(2), "name", "b", "key_0", "b", "key_1", "9", "key_id", id(2))));
    var request = list.request("limit", "1", "sort", "name,-price");
    var next = list.page(request).page().next();
    assertThat(Cursor.parse(String.valueOf(next), request.order()))
        .isEqualTo(new Cursor(List.of("a", "1.50"), id(1)));
    assertThat(list.sql.queries().get(0).sql())
        .contains(", (t.name)::text AS key_0, (t.price)::text AS key_1, t.id AS key_id ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "name, '(t.name, t.id) > (?::text, ?)'",
    "-name, '(t.name, t.id) < (?::text, ?)'",
  })
  void keysOfOneDirectionStartAfterTheCursorByOneRowComparison(String sort, String comparison) {
    var statement = list.statement(list.request("sort", sort, "cursor", list.cursor(sort, "Lamp")));
    assertThat(conditions(statement)).isEqualTo(comparison);
    assertThat(statement.parameters()).containsExactly("Lamp", id(7));
  }

  @Test
  void keysOfTwoDirectionsStartAfterTheCursorAndTheFirstKeyLimitsTheScan() {
    var sort = "name,-price";
    var statement =
        list.statement(list.request("sort", sort, "cursor", list.cursor(sort, "Lamp", "5.00")));
    assertThat(conditions(statement))
        .isEqualTo(
            "t.name >= ?::text AND ((t.name > ?::text)"
                + " OR (t.name = ?::text AND t.price < ?::numeric)"
                + " OR (t.name = ?::text AND t.price = ?::numeric AND t.id > ?))");
    assertThat(statement.parameters())
        .containsExactly("Lamp", "Lamp", "Lamp", "5.00", "Lamp", "5.00", id(7));
  }

  @Test
  void theFirstPageHasNoConditionOfACursor() {
    assertThat(conditions(list.statement(list.request("sort", "name")))).isEmpty();
  }
}
