package io.bedloe.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/**
 * An amount of money: a whole number of the currency's minor units (pence, cents, yen) and an ISO
 * 4217 currency.
 *
 * <p>This class contains all rounding of Bedloe. A product with a fraction is rounded <em>half
 * up</em>, away from zero ({@link #times(BigDecimal)}), once per line. An amount that is split is
 * split by <em>largest remainder</em> ({@link #allocate}), so that the parts always add up to it.
 *
 * @param minor the amount in minor units; may be negative
 * @param currency the currency, with 0 to 4 decimals as {@link Currencies} says
 */
public record Money(long minor, Currency currency) {

  /** The largest amount in a request: ten thousand billion of a currency with two decimals. */
  public static final long LARGEST_READ = 1_000_000_000_000_000L;

  private static final int LONGEST_AMOUNT = 24;

  public Money {
    if (currency.getDefaultFractionDigits() < 0) {
      throw new InvalidValue("unknown-currency", currency.getCurrencyCode() + " has no minor unit");
    }
  }

  /**
   * Parses {@code amount} as people and JSON write it: {@code "19.99"}; the currency must be in
   * use.
   */
  public static Money parse(String amount, String currencyCode) {
    return parse(amount, Currencies.inUse(currencyCode));
  }

  public static Money parse(String amount, Currency currency) {
    if (!amount.matches("-?\\d{1," + LONGEST_AMOUNT + "}(\\.\\d{1," + LONGEST_AMOUNT + "})?")) {
      throw new InvalidValue("invalid-amount", "not a decimal number such as 19.99");
    }
    var exact = new BigDecimal(amount).stripTrailingZeros();
    int digits = Currencies.decimals(currency);
    if (exact.scale() > digits) {
      throw new InvalidValue(
          "too-many-decimals",
          "%s has %d decimals at most".formatted(currency.getCurrencyCode(), digits));
    }
    var minor = exact.movePointRight(digits).toBigIntegerExact();
    if (minor.abs().bitLength() > 62 || Math.abs(minor.longValueExact()) > LARGEST_READ) {
      throw new InvalidValue("amount-too-large", "exceeds the largest amount that Bedloe supports");
    }
    return new Money(minor.longValueExact(), currency);
  }

  /**
   * Returns the currency of an ISO 4217 code in capitals, also of one that is not in use any more.
   */
  public static Currency currency(String code) {
    return Currencies.known(code);
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /** Returns the amount with exactly the currency's decimals: {@code 19.90}. */
  public String amount() {
    return BigDecimal.valueOf(minor, Currencies.decimals(currency)).toPlainString();
  }

  public Money plus(Money other) {
    return new Money(exactly(() -> Math.addExact(minor, inSameCurrency(other))), currency);
  }

  public Money minus(Money other) {
    return new Money(exactly(() -> Math.subtractExact(minor, inSameCurrency(other))), currency);
  }

  public Money times(long count) {
    return new Money(exactly(() -> Math.multiplyExact(minor, count)), currency);
  }

  /** Returns this amount times a factor, rounded half up (away from zero) to the minor unit. */
  public Money times(BigDecimal factor) {
    var product = BigDecimal.valueOf(minor).multiply(factor).setScale(0, RoundingMode.HALF_UP);
    return new Money(exactly(product::longValueExact), currency);
  }

  /**
   * Splits this amount in proportion to the weights; the remaining units go to the largest
   * remainders, one each, the earlier part first among equals. The parts add up to this amount.
   *
   * @param weights at least one weight, none negative, not all zero
   */
  public List<Money> allocate(List<Long> weights) {
    var total = weights.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.signum() <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("weights must not be negative, nor all zero: " + weights);
    }
    var parts = new ArrayList<Long>();
    var remainders = new ArrayList<BigDecimal>();
    long left = minor;
    for (long weight : weights) {
      var share =
          BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(weight)).divideAndRemainder(total);
      parts.add(share[0].longValueExact());
      remainders.add(share[1].abs());
      left -= share[0].longValueExact();
    }
    var byRemainder = new ArrayList<Integer>();
    for (int i = 0; i < parts.size(); i++) {
      byRemainder.add(i);
    }
    Collections.sort(byRemainder, Comparator.comparing(remainders::get, Comparator.reverseOrder()));
    for (int i = 0; left != 0; i++) {
      int part = byRemainder.get(i);
      parts.set(part, parts.get(part) + Long.signum(left));
      left -= Long.signum(left);
    }
    return parts.stream().map(part -> new Money(part, currency)).toList();
  }

  @Override
  public String toString() {
    return amount() + " " + currency.getCurrencyCode();
  }

  private long inSameCurrency(Money other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException("cannot calculate " + this + " with " + other);
    }
    return other.minor;
  }

  private static long exactly(java.util.function.LongSupplier sum) {
    try {
      return sum.getAsLong();
    } catch (ArithmeticException overflow) {
      throw new InvalidValue("amount-too-large", "exceeds the largest amount that Bedloe supports");
    }
  }
}
