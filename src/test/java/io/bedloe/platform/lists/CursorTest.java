package io.bedloe.platform.lists;

import static io.bedloe.platform.lists.ThingList.faults;
import static io.bedloe.platform.lists.ThingList.parsed;
import static io.bedloe.platform.lists.ThingList.things;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.kernel.Fault;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    var request = parsed("sort", "-madeAt,name");
    var cursor =
        new Cursor(
                List.of("2026-11-21 01:02:03.5+00", "Lamp"),
                UUID.fromString("0190a5a0-0000-7000-8000-000000000000"))
            .text(request.order());
    assertThat(
            ListRequest.parse(
                    Map.of("sort", List.of("-madeAt,name"), "cursor", List.of(cursor)), things())
                .cursor())
        .isEqualTo(
            new Cursor(
                List.of("2026-11-21 01:02:03.5+00", "Lamp"),
                UUID.fromString("0190a5a0-0000-7000-8000-000000000000")));
    for (var other : List.of("madeAt,name", "-madeAt", "name,-madeAt")) {
      assertThat(faults(Map.of("sort", List.of(other), "cursor", List.of(cursor))))
          .extracting(Fault::code)
          .containsExactly("invalid-cursor");
    }
  }

  @Test
  void aCursorOfTheVersionBeforeIsValid() {
    var id = UUID.fromString("0190a5a0-0000-7000-8000-000000000000");
    var text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(("-price+name\0" + "5.00\0Lamp\0" + id).getBytes(UTF_8));
    var order = parsed("sort", "-price,name").order();
    assertThat(Cursor.parse(text, order)).isEqualTo(new Cursor(List.of("5.00", "Lamp"), id));
    assertThat(new Cursor(List.of("5.00", "Lamp"), id).text(order)).isEqualTo(text);
  }

  @Test
  void aCursorThatWasTamperedWithIsRefused() {
    var order = ListRequest.parse(Map.of("sort", List.of("madeAt")), things()).order();
    var id = UUID.fromString("0190a5a0-0000-7000-8000-000000000000");
    assertThat(Cursor.parse(new Cursor(List.of("1 OR 1=1"), id).text(order), order)).isNull();
    assertThat(Cursor.parse(new Cursor(List.of(), id).text(order), order)).isNull();
    var good = new Cursor(List.of("2026-11-21 01:02:03+00"), id).text(order);
    assertThat(Cursor.parse(good, order)).isNotNull();
    assertThat(Cursor.parse(good.substring(4), order)).isNull();
    assertThat(Cursor.parse("%%%", order)).isNull();
    assertThat(Cursor.parse("", order)).isNull();
  }
}
