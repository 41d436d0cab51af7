package io.bedloe.platform.lists;

import static io.bedloe.platform.lists.ListFixture.conditions;
import static io.bedloe.platform.lists.ListFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.lists.ListFixture.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the conditions of lists: of features, filters and searches. */
class ListConditionsTest {

  private final ListFixture list = new ListFixture();

  @Test
  void theConditionOfArchivedItemsIsLeftOutWhenARequestFiltersByIt() {
    assertThat(list.statement(list.request("archived", "true")).sql())
        .contains(" WHERE t.deleted_at IS NULL AND t.archived = ?::boolean ");
  }

  @Test
  void theConditionOfArchivedItemsHoldsBesideAFilterOnAnotherField() {
    assertThat(list.statement(list.request("name", "Lamp")).sql())
        .contains(" AND NOT t.archived AND t.name = ?::text ");
  }

  @Test
  void theConditionsOfFeaturesStandInParenthesesBeforeTheFilters() {
    var statement =
        list.statement(
            list.request("name", "Lamp"),
            Condition.of("t.owner = ? OR t.open", id(4)),
            Condition.of("t.size > ?", 5));
    assertThat(conditions(statement))
        .isEqualTo("(t.owner = ? OR t.open) AND (t.size > ?) AND t.name = ?::text");
    assertThat(statement.parameters()).containsExactly(id(4), 5, "Lamp");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "name[ne], Lamp, t.name <> ?::text",
    "price[gt], 5, t.price > ?::numeric",
    "price[gte], 5, t.price >= ?::numeric",
    "price[lt], 5, t.price < ?::numeric",
    "price[lte], 5, t.price <= ?::numeric",
    "email, A@b.example, lower(t.email) = lower(?::text)",
  })
  void aFilterComparesTheFieldWithItsTypeInSql(String name, String value, String comparison) {
    var statement = list.statement(list.request(name, value));
    assertThat(conditions(statement)).isEqualTo(comparison);
    assertThat(statement.parameters()).extracting(String::valueOf).containsExactly(value);
  }

  @Test
  void theChoicesOfAFilterAreOneArray() {
    var statement = list.statement(list.request("price[in]", "5,7.50"));
    assertThat(conditions(statement)).isEqualTo("t.price = ANY (?::numeric[])");
    assertThat(statement.parameters().toArray())
        .isEqualTo(new Object[] {new String[] {"5", "7.50"}});
  }

  @Test
  void aTextThatIsContainedHasNoWildcards() {
    var statement = list.statement(list.request("name[contains]", "50%_\\"));
    assertThat(conditions(statement)).isEqualTo("t.name ILIKE ? ESCAPE '\\'");
    assertThat(statement.parameters()).containsExactly("%50\\%\\_\\\\%");
  }

  @Test
  void theSearchedTextIsGivenForEachPlaceholderOfTheSearch() {
    var statement = list.statement(list.request("q", "lamp"));
    assertThat(conditions(statement)).isEqualTo("(t.name %> ? OR t.sku = ?)");
    assertThat(statement.parameters()).containsExactly("lamp", "lamp");
  }

  @Test
  void aSearchCanMakeItsConditionOfTheText() {
    var searched =
        Listing.of("things", Thing.class)
            .from("things t")
            .fields(Field.sortable("name", FieldType.TEXT, "t.name"))
            .order("name")
            .search((q, database, shown) -> Condition.of("t.search @@ ?::tsquery", "'" + q + "'"))
            .read(list.things.reading());
    list.lists.page(searched, ListRequest.parse(Map.of("q", List.of("lamp")), searched));
    assertThat(list.sql.queries().get(0).parameters()).containsExactly("'lamp'");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "name, lamp, (t.deleted_at IS NULL) AND (NOT t.archived) AND (t.owner = ?)",
    "archived, true, (t.deleted_at IS NULL) AND (t.owner = ?)"
  })
  void aSearchKnowsWhichItemsTheListShowsWithoutFilters(
      String parameter, String value, String expected) {
    var told = new ArrayList<Condition>();
    var searched =
        Listing.of("things", Thing.class)
            .from("things t")
            .where("t.deleted_at IS NULL")
            .fields(
                Field.sortable("name", FieldType.TEXT, "t.name"),
                Field.filterable("archived", FieldType.FLAG, "t.archived"))
            .order("name")
            .unlessFiltered("archived", "NOT t.archived")
            .search(
                (q, database, shown) -> {
                  told.add(shown);
                  return Condition.TRUE;
                })
            .read(list.things.reading());
    var parameters = Map.of("q", List.of("lamp"), parameter, List.of(value));
    list.lists.page(
        searched, ListRequest.parse(parameters, searched), Condition.of("t.owner = ?", "me"));
    assertThat(told).containsExactly(Condition.of(expected, "me"));
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource({
    "archived, true, true",
    "name[contains], lamp, true",
    "price[gte], 5, true",
    "q, lamp, true",
    "id, 00000000-0000-0000-0000-000000000001, false",
    "sort, name, false",
    "limit, 5, false"
  })
  void aListWhosePlanDependsOnValuesIsPlannedForThem(
      String parameter, String value, boolean isPlannedForThem) {
    list.statement(list.request(parameter, value));
    assertThat(list.sql.plannedForValues()).hasSize(isPlannedForThem ? 1 : 0);
  }

  @Test
  void aListWithoutSearchRefusesASearchedText() {
    var unsearched =
        Listing.of("things", Thing.class)
            .from("things t")
            .fields(Field.sortable("name", FieldType.TEXT, "t.name"))
            .order("name")
            .read(list.things.reading());
    list.lists.page(unsearched, ListRequest.parse(Map.of(), unsearched));
    assertThat(list.sql.queries().get(0).sql())
        .isEqualTo(
            "SELECT *, (t.name)::text AS key_0, id AS key_id FROM things t WHERE TRUE"
                + " ORDER BY t.name ASC, id ASC LIMIT 21");
    assertThatThrownBy(() -> ListRequest.parse(Map.of("q", List.of("lamp")), unsearched))
        .satisfies(
            rejected ->
                assertThat(((Rejected) rejected).faults())
                    .extracting(fault -> fault.pointer() + " " + fault.code())
                    .containsExactly("q unknown-parameter"));
  }
}
