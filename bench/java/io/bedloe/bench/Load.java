package io.bedloe.bench;

import io.bedloe.dev.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A kind of load. Limits stand behind the load that they are a limit of. */
enum Load {
  GET(Source.SERVER, "get", "GET of a product"),
  SQL_GET(Source.DATABASE, "get", "the same statement by pgbench"),
  PAGE(Source.SERVER, "page", "GET of a page of 20 products"),
  SQL_PAGE(Source.DATABASE, "page", "the same statement by pgbench"),
  ORDER(Source.SERVER, "order", "POST of an order of three lines"),
  SQL_ORDER(Source.DATABASE, "order", "its statements in its round trips, by pgbench"),
  SQL_ORDER_ONE_TRIP(Source.DATABASE, "order", "its statements in one round trip, by pgbench"),
  SIGN_IN(Source.SERVER, "sign-in", "sign-in with a password"),
  MIX(Source.SERVER, "mix", "browse 80 %, order 15 %, confirm 5 %"),
  JSON(Source.SERVER, "plain", "JSON without authentication and database, GET /"),
  STATIC(Source.STATIC, "plain", "a static answer by the JDK's HTTP server");

  /** What answers. */
  enum Source {
    SERVER,
    DATABASE,
    STATIC
  }

  private final Source source;
  private final String script;
  private final String title;

  Load(Source source, String script, String title) {
    this.source = source;
    this.script = script;
    this.title = title;
  }

  Source source() {
    return source;
  }

  /** The name of the file in bench/wrk or bench/sql, without its ending. */
  String script() {
    return script;
  }

  String title() {
    return title;
  }

  /** Whether the mix sends the same requests. */
  boolean isPartOfMix() {
    return this == MIX || this == GET || this == PAGE || this == ORDER;
  }

  /** The name on the command line. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Load named(String code) {
    return Arrays.stream(values())
        .filter(load -> load.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "\"%s\" is no load; there are %s."
                        .formatted(
                            code,
                            Arrays.stream(values())
                                .map(Load::code)
                                .collect(Collectors.joining(", ")))));
  }
}
