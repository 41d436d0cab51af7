package io.bedloe.platform.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedloe.fakes.FakeSql;
import io.bedloe.fakes.FakeSql.Statement;
import io.bedloe.kernel.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {

  record Thing(UUID id, String name) {}

  private final Listing<Thing> things =
      Listing.of("things", Thing.class)
          .select("t.id, t.name")
          .from("things t")
          .id("t.id")
          .where("t.deleted_at IS NULL")
          .fields(
              Field.filterable("id", FieldType.ID, "t.id"),
              Field.sortable("name", FieldType.TEXT, "t.name"),
              Field.sortable("price", FieldType.AMOUNT, "t.price"),
              Field.filterable("email", FieldType.CASELESS, "lower(t.email)"),
              Field.filterable("archived", FieldType.FLAG, "t.archived"),
              Field.sortable("madeAt", FieldType.TIME, "t.made_at"))
          .order("-madeAt")
          .search("t.name %> ? OR t.sku = ?")
          .unlessFiltered("archived", "NOT t.archived")
          .read(row -> new Thing(row.uuid("id"), row.text("name")));

  private final FakeSql sql = new FakeSql();
  private final Lists lists = new Lists(sql);

  private static UUID id(long number) {
    return new UUID(0, number);
  }

  /** Things 1 to n, with a sort key as PostgreSQL writes it. */
  private void found(long n) {
    sql.rows(
        "FROM things t",
        parameters ->
            LongStream.rangeClosed(1, n)
                .mapToObj(
                    number ->
                        Map.of(
                            "id",
                            id(number),
                            "name",
                            "thing " + number,
                            "key_0",
                            "2026-11-2" + number + " 00:00:00+00",
                            "key_id",
                            id(number)))
                .toList());
  }

  private ListRequest request(String... namesAndValues) {
    var parameters = new java.util.HashMap<String, List<String>>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return ListRequest.parse(parameters, things);
  }

  /** Returns the only statement that a request runs. */
  private Statement statement(ListRequest request, Condition... conditions) {
    lists.page(things, request, conditions);
    assertThat(sql.queries()).hasSize(1);
    return sql.queries().get(0);
  }

  /** Returns the conditions that a request adds to the one that always applies. */
  private static String conditions(Statement statement) {
    return statement
        .sql()
        .replaceFirst(".* WHERE t.deleted_at IS NULL( AND NOT t.archived)?( AND )?", "")
        .replaceFirst(" ORDER BY .*", "");
  }

  private static String order(Statement statement) {
    return statement.sql().replaceFirst(".* ORDER BY ", "").replaceFirst(" LIMIT .*", "");
  }

  private String cursor(String sort, String... values) {
    return new Cursor(List.of(values), id(7)).text(request("sort", sort).order());
  }

  @Test
  void aPageThatIsNotFullIsTheLast() {
    found(2);
    assertThat(lists.page(things, request("limit", "3")))
        .isEqualTo(
            new Page<>(
                List.of(new Thing(id(1), "thing 1"), new Thing(id(2), "thing 2")),
                new Page.Position(3, null, null)));
  }

  @Test
  void aFullPageWithoutAFurtherItemIsTheLast() {
    found(2);
    var page = lists.page(things, request("limit", "2"));
    assertThat(page.items()).hasSize(2);
    assertThat(page.page().next()).isNull();
  }

  @Test
  void theNextPageStartsAfterTheLastItemThatIsShown() {
    found(3);
    var request = request("limit", "2");
    var page = lists.page(things, request);
    assertThat(page.items()).extracting(Thing::name).containsExactly("thing 1", "thing 2");
    assertThat(Cursor.parse(String.valueOf(page.page().next()), request.order()))
        .isEqualTo(new Cursor(List.of("2026-11-22 00:00:00+00"), id(2)));
  }

  @Test
  void oneItemMoreThanThePageHasIsRead() {
    assertThat(statement(request("limit", "2")).sql()).endsWith(" LIMIT 3");
  }

  @Test
  void theTotalIsCountedBeforeTheCursorWithTheSameConditions() {
    sql.rows("SELECT count(*) AS n FROM things t", parameters -> List.of(Map.of("n", 42L)));
    var request =
        request("total", "true", "name", "Lamp", "cursor", cursor("-madeAt", "2026-11-22"));
    assertThat(lists.page(things, request).page().total()).isEqualTo(42);
    var count = sql.queries().get(0);
    assertThat(conditions(count)).isEqualTo("t.name = ?::text");
    assertThat(count.parameters()).containsExactly("Lamp");
    assertThat(sql.queries().get(1).parameters()).containsExactly("Lamp", "2026-11-22", id(7));
  }

  @Test
  void aRequestWithoutFiltersReadsTheColumnsAndTheSortKeysInTheDefaultOrder() {
    assertThat(statement(request()).sql())
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
    assertThat(order(statement(request("sort", sort)))).isEqualTo(order);
  }

  @Test
  void aListWithoutSortKeysIsReadInDescendingOrderOfItsIds() {
    var unsorted = new ListRequest(20, List.of(), List.of(), null, null, java.util.Set.of(), false);
    assertThat(Lists.statement(things, unsorted, "TRUE")).contains(" ORDER BY t.id DESC ");
  }

  @Test
  void eachSortKeyIsReadForTheCursor() {
    sql.rows(
        "FROM things t",
        parameters ->
            List.of(
                Map.of("id", id(1), "name", "a", "key_0", "a", "key_1", "1.50", "key_id", id(1)),
                Map.of("id", id(2), "name", "b", "key_0", "b", "key_1", "9", "key_id", id(2))));
    var request = request("limit", "1", "sort", "name,-price");
    var next = lists.page(things, request).page().next();
    assertThat(Cursor.parse(String.valueOf(next), request.order()))
        .isEqualTo(new Cursor(List.of("a", "1.50"), id(1)));
    assertThat(sql.queries().get(0).sql())
        .contains(", (t.name)::text AS key_0, (t.price)::text AS key_1, t.id AS key_id ");
  }

  @Test
  void theConditionOfArchivedItemsIsLeftOutWhenARequestFiltersByIt() {
    assertThat(statement(request("archived", "true")).sql())
        .contains(" WHERE t.deleted_at IS NULL AND t.archived = ?::boolean ");
  }

  @Test
  void theConditionOfArchivedItemsHoldsBesideAFilterOnAnotherField() {
    assertThat(statement(request("name", "Lamp")).sql())
        .contains(" AND NOT t.archived AND t.name = ?::text ");
  }

  @Test
  void theConditionsOfFeaturesStandInParenthesesBeforeTheFilters() {
    var statement =
        statement(
            request("name", "Lamp"),
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
    var statement = statement(request(name, value));
    assertThat(conditions(statement)).isEqualTo(comparison);
    assertThat(statement.parameters()).extracting(String::valueOf).containsExactly(value);
  }

  @Test
  void theChoicesOfAFilterAreOneArray() {
    var statement = statement(request("price[in]", "5,7.50"));
    assertThat(conditions(statement)).isEqualTo("t.price = ANY (?::numeric[])");
    assertThat(statement.parameters().toArray())
        .isEqualTo(new Object[] {new String[] {"5", "7.50"}});
  }

  @Test
  void aTextThatIsContainedHasNoWildcards() {
    var statement = statement(request("name[contains]", "50%_\\"));
    assertThat(conditions(statement)).isEqualTo("t.name ILIKE ? ESCAPE '\\'");
    assertThat(statement.parameters()).containsExactly("%50\\%\\_\\\\%");
  }

  @Test
  void theSearchedTextIsGivenForEachPlaceholderOfTheSearch() {
    var statement = statement(request("q", "lamp"));
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
            .search((q, database) -> Condition.of("t.search @@ ?::tsquery", "'" + q + "'"))
            .read(things.reading());
    lists.page(searched, ListRequest.parse(Map.of("q", List.of("lamp")), searched));
    assertThat(sql.queries().get(0).parameters()).containsExactly("'lamp'");
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
    statement(request(parameter, value));
    assertThat(sql.plannedForValues()).hasSize(isPlannedForThem ? 1 : 0);
  }

  @Test
  void aListWithoutSearchRefusesASearchedText() {
    var unsearched =
        Listing.of("things", Thing.class)
            .from("things t")
            .fields(Field.sortable("name", FieldType.TEXT, "t.name"))
            .order("name")
            .read(things.reading());
    lists.page(unsearched, ListRequest.parse(Map.of(), unsearched));
    assertThat(sql.queries().get(0).sql())
        .isEqualTo(
            "SELECT *, (t.name)::text AS key_0, id AS key_id FROM things t WHERE TRUE"
                + " ORDER BY t.name ASC, id ASC LIMIT 21");
    assertThatThrownBy(() -> ListRequest.parse(Map.of("q", List.of("lamp")), unsearched))
        .satisfies(
            rejected ->
                assertThat(((io.bedloe.kernel.Rejected) rejected).faults())
                    .extracting(fault -> fault.pointer() + " " + fault.code())
                    .containsExactly("q unknown-parameter"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "name, '(t.name, t.id) > (?::text, ?)'",
    "-name, '(t.name, t.id) < (?::text, ?)'",
  })
  void keysOfOneDirectionStartAfterTheCursorByOneRowComparison(String sort, String comparison) {
    var statement = statement(request("sort", sort, "cursor", cursor(sort, "Lamp")));
    assertThat(conditions(statement)).isEqualTo(comparison);
    assertThat(statement.parameters()).containsExactly("Lamp", id(7));
  }

  @Test
  void keysOfTwoDirectionsStartAfterTheCursorAndTheFirstKeyLimitsTheScan() {
    var sort = "name,-price";
    var statement = statement(request("sort", sort, "cursor", cursor(sort, "Lamp", "5.00")));
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
    assertThat(conditions(statement(request("sort", "name")))).isEmpty();
  }
}
