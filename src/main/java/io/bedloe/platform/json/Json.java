package io.bedloe.platform.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Money;
import io.bedloe.kernel.Text;
import io.bedloe.kernel.Times;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/** The configuration of JSON: parsing is strict, so that a client's mistake is reported at once. */
public final class Json {

  private static final int DEEPEST = 32;
  private static final int LONGEST_TEXT = 1_000_000;
  private static final int LONGEST_NUMBER = 40;

  private static final ObjectMapper MAPPER = build();

  private Json() {}

  public static ObjectMapper mapper() {
    return MAPPER;
  }

  private static ObjectMapper build() {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    var mapper =
        JsonMapper.builder(factory)
            .addModule(new JavaTimeModule())
            .addModule(new IdModule())
            .addModule(
                new SimpleModule()
                    .addDeserializer(String.class, new CleanText())
                    .addDeserializer(Instant.class, new Time())
                    .addDeserializer(LocalDate.class, new Day()))
            .addMixIn(Money.class, MoneyShape.class)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // The components of a record are its members; its other methods are not.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();
    // An empty or blank string is not accepted for null.
    mapper
        .coercionConfigDefaults()
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    for (var shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    return mapper;
  }

  /** The JSON form of an amount: {@code {"amount": "19.99", "currency": "GBP"}}. */
  @JsonIncludeProperties({"amount", "currency"})
  private abstract static class MoneyShape {

    @JsonCreator
    static Money parse(
        @JsonProperty(value = "amount", required = true) String amount,
        @JsonProperty(value = "currency", required = true) String currency) {
      return Money.parse(amount, currency);
    }

    @JsonProperty
    abstract String amount();

    @JsonProperty
    abstract java.util.Currency currency();
  }

  /** Refuses text that cannot be stored: NUL, and unpaired surrogates. */
  private static final class CleanText extends StringDeserializer {

    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      var text = super.deserialize(parser, context);
      if (text != null) {
        try {
          Text.mustBeStorable(text);
        } catch (InvalidValue invalid) {
          throw new TextFault(parser, invalid);
        }
      }
      return text;
    }
  }

  /**
   * Accepts RFC 3339 text of the years 1 to 9999, but no number and no digits that stand for
   * seconds.
   */
  private static final class Time extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    Time() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return parse(
          parser,
          context,
          Instant.class,
          text -> {
            var time = OffsetDateTime.parse(text).toInstant();
            Times.mustBeStorable(time);
            return time;
          });
    }
  }

  /** Accepts a day of the years 1 to 9999. */
  private static final class Day extends StdDeserializer<LocalDate> {

    private static final long serialVersionUID = 1L;

    Day() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return parse(
          parser,
          context,
          LocalDate.class,
          text -> {
            var day = LocalDate.parse(text);
            Times.mustBeStorable(day);
            return day;
          });
    }
  }

  /** Parses text in the format of RFC 3339; no other JSON type is accepted for it. */
  private static <T> T parse(
      JsonParser parser, DeserializationContext context, Class<T> type, Function<String, T> format)
      throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return type.cast(context.handleUnexpectedToken(type, parser));
    }
    try {
      return format.apply(parser.getText());
    } catch (DateTimeException invalid) {
      return type.cast(context.handleWeirdStringValue(type, parser.getText(), "not RFC 3339"));
    }
  }
}
