package io.bedloe.platform.idempotency;

import io.bedloe.fakes.FakeSql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table of stored responses in memory, for the statements of the store. */
final class StoredAnswers {

  private static final List<String> COLUMNS =
      List.of(
          "caller_id",
          "key",
          "fingerprint",
          "reading_rights",
          "status",
          "body",
          "location",
          "tag",
          "created_at");

  /** A row: the values of the columns, in their order. */
  private record Stored(List<@Nullable Object> values) {

    boolean isOf(List<@Nullable Object> callerAndKey) {
      return Objects.equals(values.get(0), callerAndKey.get(0))
          && Objects.equals(values.get(1), callerAndKey.get(1));
    }

    boolean wasCreatedAfter(@Nullable Object time) {
      return ((Instant) required(values.get(8))).isAfter((Instant) required(time));
    }

    Map<String, @Nullable Object> columns() {
      Map<String, @Nullable Object> columns = new HashMap<>();
      for (int i = 0; i < values.size(); i++) {
        columns.put(COLUMNS.get(i), values.get(i));
      }
      return columns;
    }

    private static Object required(@Nullable Object value) {
      return Objects.requireNonNull(value);
    }
  }

  private final List<Stored> rows = new ArrayList<>();
  private final List<@Nullable Object> locks = new ArrayList<>();
  private boolean heldByAnother;

  /** Lets another request hold each key. */
  void areHeldByAnotherRequest() {
    heldByAnother = true;
  }

  /** The names of the locks that were taken, in order. */
  List<@Nullable Object> locks() {
    return List.copyOf(locks);
  }

  int size() {
    return rows.size();
  }

  /** Returns SQL that works on this table. */
  FakeSql sql() {
    return new FakeSql()
        .rows("pg_try_advisory_xact_lock", this::lock)
        .rows("FROM idempotency_answers", this::find)
        .change("INSERT INTO idempotency_answers", this::insert)
        .change("DELETE FROM idempotency_answers", this::deleteUntil);
  }

  private List<Map<String, ?>> lock(List<@Nullable Object> parameters) {
    locks.add(parameters.get(0));
    return List.of(Map.of("held", !heldByAnother));
  }

  private List<Map<String, @Nullable Object>> find(List<@Nullable Object> parameters) {
    return rows.stream()
        .filter(row -> row.isOf(parameters) && row.wasCreatedAfter(parameters.get(2)))
        .map(Stored::columns)
        .toList();
  }

  private int insert(List<@Nullable Object> parameters) {
    rows.removeIf(row -> row.isOf(parameters));
    rows.add(new Stored(parameters));
    return 1;
  }

  private int deleteUntil(List<@Nullable Object> parameters) {
    int before = rows.size();
    rows.removeIf(row -> !row.wasCreatedAfter(parameters.get(0)));
    return before - rows.size();
  }
}
