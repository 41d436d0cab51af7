package io.bedloe.platform.lists;

import io.bedloe.kernel.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.UUID;

/** The type of a field's values: how their text is parsed, and which operators apply. */
public enum FieldType {
  /** The field contains text. */
  TEXT("text", "text", Set.of(Operator.EQ, Operator.NE, Operator.IN, Operator.CONTAINS)) {
    @Override
    Object read(String text) {
      return text;
    }
  },
  /** The field contains text that is compared without regard to case; its SQL is lower(...). */
  CASELESS("text", "text", Set.of(Operator.EQ, Operator.NE, Operator.CONTAINS)) {
    @Override
    Object read(String text) {
      return text;
    }

    @Override
    String placeholder() {
      return "lower(?::text)";
    }
  },
  /** The field contains a UUID. */
  ID("uuid", "UUID", Set.of(Operator.EQ, Operator.IN)) {
    @Override
    Object read(String text) {
      if (text.length() != 36) {
        throw new IllegalArgumentException("must be a UUID of 36 characters");
      }
      return UUID.fromString(text);
    }
  },
  /** The field contains a whole number. */
  NUMBER("bigint", "whole number", Operator.ORDERED) {
    @Override
    Object read(String text) {
      return Long.valueOf(text);
    }
  },
  /** The field contains an amount in the currency's main unit, such as 19.99. */
  AMOUNT("numeric", "decimal number", Operator.ORDERED) {
    @Override
    Object read(String text) {
      if (text.length() > 40) {
        throw new IllegalArgumentException("is too long");
      }
      var amount = new BigDecimal(text);
      if (Math.abs(amount.scale()) > 40) {
        throw new IllegalArgumentException("is too large");
      }
      return amount;
    }
  },
  /** The field contains a time (RFC 3339); a day is parsed as its first instant in UTC. */
  TIME("timestamptz", "RFC 3339 time or date", Operator.ORDERED) {
    @Override
    Object read(String text) {
      try {
        return isDay(text)
            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
            : java.time.OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeParseException notTime) {
        throw new IllegalArgumentException("not an RFC 3339 time or date", notTime);
      }
    }
  },
  /** The field is true or false. */
  FLAG("boolean", "true or false", Set.of(Operator.EQ, Operator.IN)) {
    @Override
    Object read(String text) {
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new IllegalArgumentException("neither true nor false");
      };
    }
  };

  private final String sqlType;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of
  private final Set<Operator> operators;

  FieldType(String sqlType, String description, Set<Operator> operators) {
    this.sqlType = sqlType;
    this.description = description;
    this.operators = operators;
  }

  abstract Object read(String text);

  /** Parses the text of a request; throws {@link IllegalArgumentException} when it is invalid. */
  Object parse(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("must not contain a NUL character");
    }
    var value = read(text);
    if (value instanceof Instant time && !Times.isStorable(time)) {
      throw new IllegalArgumentException("outside the years 1 to 9999");
    }
    return value;
  }

  /** Returns whether a time is given as a day, such as 2026-11-21. */
  static boolean isDay(String text) {
    return text.length() == "2026-11-21".length();
  }

  /** Returns the type in SQL. */
  public String sqlType() {
    return sqlType;
  }

  /** Returns the placeholder of a value in a statement. */
  String placeholder() {
    return "?::" + sqlType;
  }

  /** Returns the description of the values, for people. */
  public String description() {
    return description;
  }

  public Set<Operator> operators() {
    return operators;
  }
}
