package io.bedloe.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.kernel.AccountId;
import io.bedloe.kernel.SessionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditRowTest {

  private static final UUID ID = UUID.randomUUID();
  private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456789Z");

  private static AuditRow row(
      Instant at, String actor, @Nullable String before, @Nullable String after) {
    return new AuditRow(
        new AuditEntryId(ID),
        at,
        "product.changed",
        "product",
        "7",
        new AuditRow.Actor(new AccountId(ID), actor, null, null, null),
        null,
        before,
        after);
  }

  private static String canonical(String after) {
    return row(AT, "ann", null, after).canonical();
  }

  @Test
  void jsonbShowsTheSameStateInAnotherForm() {
    assertThat(canonical("{\"b\": [1.50, 1e2, 0.10], \"a\": {\"d\": null, \"c\": \"é\"}}"))
        .isEqualTo(canonical("{\"a\":{\"c\":\"\\u00e9\",\"d\":null},\"b\":[1.5,100,0.1]}"));
  }

  /** Rows that are signed keep their codes only while this text stays the same. */
  @Test
  void theTextIsTheOneThatEarlierRowsAreSignedWith() {
    var row =
        new AuditRow(
            new AuditEntryId(new UUID(1, 2)),
            Instant.parse("2026-11-21T12:00:00.123456Z"),
            "product.\"changed\"",
            "product",
            "7\n\\",
            new AuditRow.Actor(
                new AccountId(new UUID(0, 3)),
                "Zoë \uD83D\uDE00\u0001\u007f/",
                new SessionId(new UUID(0, 4)),
                null,
                new AccountId(new UUID(0, 5))),
            "r-1",
            "{\"b\":[1.50,-0.0,1e3,{}],\"a\":{\"ü\":true,\"z\":false},\"\":null,\"a b\":\"t\\u0009\\\"\\/\\u20ac\"}",
            "[]");
    assertThat(row.canonical())
        .isEqualTo(
            "[\"00000000-0000-0001-0000-000000000002\",1795262400123456,\"product.\\\"changed\\\"\",\"product\",\"7\\n\\\\\",\"00000000-0000-0000-0000-000000000003\",\"Zoë \uD83D\uDE00\\u0001\u007f/\",\"00000000-0000-0000-0000-000000000004\",null,\"00000000-0000-0000-0000-000000000005\",\"r-1\",\"{\\\"\\\":null,\\\"a\\\":{\\\"z\\\":false,\\\"ü\\\":true},\\\"a b\\\":\\\"t\\\\t\\\\\\\"/€\\\",\\\"b\\\":[[\\\"number\\\",\\\"1.5\\\"],[\\\"number\\\",\\\"0\\\"],[\\\"number\\\",\\\"1000\\\"],{}]}\",\"[]\"]");
  }

  @Test
  void anotherStateIsAnotherText() {
    assertThat(canonical("{\"a\":1}"))
        .isNotEqualTo(canonical("{\"a\":2}"))
        .isNotEqualTo(canonical("{\"a\":\"1\"}"))
        .isNotEqualTo(canonical("{\"a\":[\"number\",1]}"))
        .isNotEqualTo(canonical("{\"a\":null}"))
        .isNotEqualTo(canonical("{}"));
    assertThat(row(AT, "ann", "{}", null).canonical())
        .isNotEqualTo(row(AT, "ann", null, "{}").canonical());
    assertThat(row(AT, "ann", null, null).canonical())
        .isNotEqualTo(row(AT, "bob", null, null).canonical());
  }

  @Test
  void timesAreThoseThatTheDatabaseKeeps() {
    assertThat(row(AT, "ann", null, null).canonical())
        .isEqualTo(
            row(Instant.parse("2026-11-21T12:00:00.123456Z"), "ann", null, null).canonical());
  }
}
