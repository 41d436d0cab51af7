package io.bedloe.bench.growth;

import io.bedloe.bench.growth.Order.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The generated shop. Everything about a product, a customer or an order follows from its number,
 * so that each table can be written in a pass of its own and still agrees with the others.
 *
 * @param end the time of the newest order
 */
record Shop(int products, int orders, int customers, int users, Instant end) {

  static final Duration SPAN = Duration.ofDays(913);

  /** The catalogue is filled in the half year before the first order. */
  private static final Duration FILLING = Duration.ofDays(180);

  /** Every twentieth product has the currency of its place in this list; none is in GBP. */
  private static final String[] CURRENCIES = {
    "EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "USD",
    "USD", "USD", "USD", "USD", "SEK", "SEK", "JPY"
  };

  private static final String[] COUNTRIES = {
    "DE", "DE", "DE", "DE", "FR", "FR", "FR", "NL", "NL", "SE", "SE", "PL", "ES", "IT", "US", "US",
    "US", "CA", "JP", "NO"
  };

  /** The lines of each order. */
  static final int LINES = 3;

  /** The first third of the orders was imported from the system before and moved no stock. */
  private static final int HISTORICAL_SHARE = 3;

  /** The kinds of rows; each has ids of its own. */
  enum Kind {
    PRODUCT(0),
    CUSTOMER(1),
    USER(2),
    ORDER(3),
    LINE(4),
    HISTORY(5),
    RETURN(6),
    MOVEMENT(7),
    AUDIT(8);

    private final int seed;

    Kind(int seed) {
      this.seed = seed;
    }
  }

  record Product(String sku, String name, String description, String currency, long priceMinor) {}

  record Customer(String name, String email, String country, String city) {}

  static Shop ofScale(double scale, Instant end) {
    int million = (int) (1_000_000 * scale);
    return new Shop(
        Math.max(1_000, million),
        Math.max(1_000, million),
        Math.max(200, million / 5),
        Math.max(20, million / 50),
        end);
  }

  /** A UUIDv7 of a time and a number. */
  static UUID id(Kind kind, Instant at, long number) {
    long random = new SplittableRandom(number * 31 + kind.seed).nextLong();
    return new UUID(
        (at.toEpochMilli() << 16) | 0x7000 | (number & 0xfff),
        (random >>> 2) | 0x8000000000000000L);
  }

  Instant start() {
    return end.minus(SPAN);
  }

  Instant productCreated(int number) {
    return start().minus(FILLING).plusMillis(FILLING.toMillis() / products * number);
  }

  UUID productId(int number) {
    return id(Kind.PRODUCT, productCreated(number), number);
  }

  UUID customerId(int number) {
    return id(Kind.CUSTOMER, start(), number);
  }

  UUID userId(int number) {
    return id(Kind.USER, start(), number);
  }

  UUID orderId(Order order) {
    return id(Kind.ORDER, order.placed(), order.number());
  }

  UUID lineId(Order order, int line) {
    return id(Kind.LINE, order.placed(), (long) order.number() * LINES + line);
  }

  /** What was discontinued is the oldest fiftieth of the catalogue. */
  boolean isActive(int product) {
    return product >= products / 50;
  }

  Product product(int number) {
    var random = new SplittableRandom(number);
    var currency = CURRENCIES[number % CURRENCIES.length];
    return new Product(
        "SKU-%07d".formatted(number),
        Words.productName(random),
        Words.description(random),
        currency,
        random.nextLong(199, 50_000));
  }

  Customer customer(int number) {
    var random = new SplittableRandom(-1L - number);
    var name = Words.personName(random);
    return new Customer(
        name,
        name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + number + "@example.com",
        Words.one(COUNTRIES, random),
        Words.city(random));
  }

  /** Returns an order; a later number is a later order. */
  Order order(int number) {
    var random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
    long step = SPAN.toMillis() / orders;
    var placed = start().plusMillis(step * number + random.nextLong(Math.max(1, step)));
    var type = type(number, random);
    int customer = random.nextInt(10) == 0 ? -1 : skewed(random, customers);
    var country = customer < 0 ? Words.one(COUNTRIES, random) : customer(customer).country();
    var lines = lines(random);
    var currency = CURRENCIES[lines.get(0).product() % CURRENCIES.length];
    var outcome =
        switch (type) {
          case HISTORICAL_CREDIT_NOTE -> Outcome.imported("RETURNED", null);
          case HISTORICAL_SALE -> Outcome.imported("DELIVERED", placed);
          case SALE -> outcome(placed, lines, random);
        };
    return new Order(
        number, type, new Order.Buyer(customer, country), currency, lines, placed, outcome);
  }

  private Order.Type type(int number, SplittableRandom random) {
    if (number >= orders / HISTORICAL_SHARE) {
      return Order.Type.SALE;
    }
    return random.nextInt(50) == 0 ? Order.Type.HISTORICAL_CREDIT_NOTE : Order.Type.HISTORICAL_SALE;
  }

  /** Orders that are old enough can have expired, been cancelled or come back. */
  private Outcome outcome(Instant placed, List<Line> lines, SplittableRandom random) {
    var age = Duration.between(placed, end);
    int fate = random.nextInt(1000);
    if (fate < 30 && age.toDays() > 1) {
      return Outcome.PLACED.closed("EXPIRED", placed.plusSeconds(3600));
    }
    if (fate < 45 && age.toDays() > 2) {
      return Outcome.PLACED.closed("CANCELLED", placed.plusSeconds(300));
    }
    var confirmed = Outcome.PLACED.confirmed(placed.plusSeconds(600));
    if (fate < 80 && age.toDays() > 2) {
      return confirmed.closed("CANCELLED", placed.plusSeconds(7200));
    }
    var shipped = confirmed.shipped(placed.plus(Duration.ofDays(1)));
    var delivered = shipped.delivered(placed.plus(Duration.ofDays(4)));
    if (fate > 985 && age.toDays() > 40) {
      return returned(delivered, placed.plus(Duration.ofDays(25)), lines, fate > 992);
    }
    if (age.toHours() >= 96) {
      return delivered;
    }
    if (age.toHours() >= 24) {
      return shipped;
    }
    return age.toMinutes() >= 30 ? confirmed : Outcome.PLACED;
  }

  /** The whole order came back, or one piece of its first line. */
  private static Outcome returned(
      Outcome delivered, Instant at, List<Line> lines, boolean isWhole) {
    var returned = isWhole ? lines.stream().map(Line::quantity).toList() : List.of(1L, 0L, 0L);
    boolean isAll = isWhole || lines.stream().mapToLong(Line::quantity).sum() == 1;
    return delivered.closed(isAll ? "RETURNED" : "DELIVERED", at, returned);
  }

  /** Three different products in the currency of the first. */
  private List<Line> lines(SplittableRandom random) {
    int slot = random.nextInt(CURRENCIES.length);
    var currency = CURRENCIES[slot];
    int blocks = products / CURRENCIES.length;
    var lines = new ArrayList<Line>(LINES);
    int block = blocks - 1 - skewed(random, blocks);
    for (int line = 0; line < LINES; line++) {
      int product = (block + line * 37) % blocks * CURRENCIES.length + slot;
      lines.add(new Line(product, random.nextLong(1, 6), product(product).priceMinor()));
      slot =
          CURRENCIES[(slot + 1) % CURRENCIES.length].equals(currency)
              ? (slot + 1) % CURRENCIES.length
              : slot;
    }
    return lines;
  }

  /** A few are chosen often, most seldom: the cube of an even spread. */
  private static int skewed(SplittableRandom random, int count) {
    double even = random.nextDouble();
    return (int) (even * even * even * count);
  }
}
