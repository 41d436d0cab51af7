package io.bedloe.platform.lists;

import io.bedloe.platform.lists.ListRequest.SortKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The end of a page: the last item's values of the sort keys and its id. It is opaque to clients,
 * and valid only for the order that it was created for.
 *
 * @param values one value for each sort key, in the format of PostgreSQL
 */
record Cursor(List<String> values, UUID id) {

  /** Separates the parts; no text in the database and no field name contains it. */
  private static final String SEPARATOR = "\0";

  String text(List<SortKey> order) {
    var parts = new ArrayList<String>();
    parts.add(signature(order));
    parts.addAll(values);
    parts.add(id.toString());
    var bytes = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static @Nullable Cursor parse(String text, List<SortKey> order) {
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      var parts =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes))
              .toString()
              .split(SEPARATOR, -1);
      if (parts.length != order.size() + 2 || !parts[0].equals(signature(order))) {
        return null;
      }
      var values = List.of(parts).subList(1, parts.length - 1);
      for (int i = 0; i < values.size(); i++) {
        order.get(i).field().type().parse(isoTime(order.get(i), values.get(i)));
      }
      return new Cursor(values, (UUID) FieldType.ID.parse(parts[parts.length - 1]));
    } catch (IllegalArgumentException | CharacterCodingException tampered) {
      return null;
    }
  }

  /** PostgreSQL writes a time as {@code 2026-11-21 01:02:03.5+00}. */
  private static String isoTime(SortKey key, String value) {
    return key.field().type() == FieldType.TIME
        ? value.replace(' ', 'T').replaceFirst("\\+00$", "Z")
        : value;
  }

  private static String signature(List<SortKey> order) {
    var names = new StringBuilder();
    for (var key : order) {
      names.append(key.descending() ? '-' : '+').append(key.field().name());
    }
    return names.toString();
  }
}
