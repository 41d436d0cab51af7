package io.bedloe.platform.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.fakes.FakeSql;
import io.bedloe.fakes.FakeSql.Statement;
import io.bedloe.kernel.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

/** A list of things that a fake database answers, and the statements that it was sent. */
final class ListFixture {

  record Thing(UUID id, String name) {}

  final FakeSql sql = new FakeSql();
  final Lists lists = new Lists(sql);

  final Listing<Thing> things =
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

  static UUID id(long number) {
    return new UUID(0, number);
  }

  /** Things 1 to n, with a sort key as PostgreSQL writes it. */
  void found(long n) {
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

  ListRequest request(String... namesAndValues) {
    var parameters = new HashMap<String, List<String>>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return ListRequest.parse(parameters, things);
  }

  Page<Thing> page(ListRequest request, Condition... conditions) {
    return lists.page(things, request, conditions);
  }

  /** Returns the only statement that a request runs. */
  Statement statement(ListRequest request, Condition... conditions) {
    page(request, conditions);
    assertThat(sql.queries()).hasSize(1);
    return sql.queries().get(0);
  }

  /** Returns the conditions that a request adds to the one that always applies. */
  static String conditions(Statement statement) {
    return statement
        .sql()
        .replaceFirst(".* WHERE t.deleted_at IS NULL( AND NOT t.archived)?( AND )?", "")
        .replaceFirst(" ORDER BY .*", "");
  }

  static String order(Statement statement) {
    return statement.sql().replaceFirst(".* ORDER BY ", "").replaceFirst(" LIMIT .*", "");
  }

  String cursor(String sort, String... values) {
    return new Cursor(List.of(values), id(7)).text(request("sort", sort).order());
  }
}
