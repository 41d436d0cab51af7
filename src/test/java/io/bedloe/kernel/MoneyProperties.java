package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Properties of money for all values; 10,000 tries each. */
class MoneyProperties {

  private static final int TRIES = 10_000;
  private static final Currency GBP = Money.currency("GBP");

  @Property(tries = TRIES)
  void aFormattedAmountIsParsedToTheSameValue(
      @ForAll @LongRange(min = -Money.LARGEST_READ, max = Money.LARGEST_READ) long minor) {
    var money = new Money(minor, GBP);
    assertThat(Money.parse(money.amount(), GBP)).isEqualTo(money);
  }

  @Property(tries = TRIES)
  void theOrderOfTheLinesDoesNotMatter(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1_000_000) Long> lines,
      @ForAll long seed) {
    var shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(sum(shuffled)).isEqualTo(sum(lines));
  }

  @Property(tries = TRIES)
  void aLineIsItsPriceAddedUpQuantityTimes(
      @ForAll @LongRange(min = 0, max = 1_000_000) long price,
      @ForAll @IntRange(min = 1, max = 100) int quantity) {
    assertThat(new Money(price, GBP).times(quantity))
        .isEqualTo(sum(Collections.nCopies(quantity, price)));
  }

  @Property(tries = TRIES)
  void thePartsAddUpToTheWhole(
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long whole,
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000) Long> weights) {
    var parts = new Money(whole, GBP).allocate(weights);
    assertThat(parts.stream().reduce(Money.zero(GBP), Money::plus))
        .isEqualTo(new Money(whole, GBP));
  }

  @Property(tries = TRIES)
  void noPartIsFurtherFromItsShareThanOnePenny(
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long whole,
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000) Long> weights) {
    var parts = new Money(whole, GBP).allocate(weights);
    double all = weights.stream().mapToDouble(Long::doubleValue).sum();
    for (int i = 0; i < parts.size(); i++) {
      double share = whole * (weights.get(i) / all);
      assertThat(Math.abs(parts.get(i).minor() - share)).isLessThanOrEqualTo(1.000_001);
    }
  }

  @Property(tries = TRIES)
  void roundingIsNeverOffByMoreThanHalfAPenny(
      @ForAll @LongRange(min = -1_000_000_000L, max = 1_000_000_000L) long minor,
      @ForAll @LongRange(min = 0, max = 1_000_000) long millionths) {
    var factor = BigDecimal.valueOf(millionths, 6);
    var exact = BigDecimal.valueOf(minor).multiply(factor);
    var rounded = BigDecimal.valueOf(new Money(minor, GBP).times(factor).minor());
    assertThat(exact.subtract(rounded).abs()).isLessThanOrEqualTo(new BigDecimal("0.5"));
  }

  private static Money sum(List<Long> lines) {
    return lines.stream().map(line -> new Money(line, GBP)).reduce(Money.zero(GBP), Money::plus);
  }
}
