package io.bedloe.platform.lists;

import static io.bedloe.fakes.Refusals.assertRefused;

import io.bedloe.kernel.Fault;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A list with a field of each type, and requests for it. */
final class ThingList {

  private ThingList() {}

  record Thing(UUID id, String name) {}

  enum Colour {
    RED,
    GREEN
  }

  static Listing<Thing> things() {
    return Listing.of("things", Thing.class)
        .from("things t")
        .fields(
            Field.filterable("id", FieldType.ID, "t.id"),
            Field.sortable("name", FieldType.TEXT, "t.name"),
            Field.sortable("price", FieldType.AMOUNT, "t.price"),
            Field.filterable("count", FieldType.NUMBER, "t.count"),
            Field.sortable("madeAt", FieldType.TIME, "t.made_at"),
            Field.filterable("sold", FieldType.FLAG, "t.sold"),
            Field.choice("colour", Colour.class, "t.colour"))
        .order("-madeAt")
        .search("t.name %> ?")
        .read(row -> new Thing(row.uuid("id"), row.text("name")));
  }

  static ListRequest parsed(String name, String... values) {
    return ListRequest.parse(Map.of(name, List.of(values)), things());
  }

  static List<Fault> faults(Map<String, List<String>> parameters) {
    return assertRefused(
            ListRule.INVALID_LIST_REQUEST, () -> ListRequest.parse(parameters, things()))
        .faults();
  }
}
