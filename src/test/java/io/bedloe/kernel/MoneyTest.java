package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "19.99,GBP,1999",
    "0,GBP,0",
    "-0.01,GBP,-1",
    "7,GBP,700",
    "7.5,GBP,750",
    "7.500,GBP,750",
    "1999,JPY,1999",
    "1.999,KWD,1999",
    "0.001,BHD,1",
    "10000000000000.00,GBP,1000000000000000"
  })
  void anAmountIsReadExactly(String amount, String currency, long minor) {
    assertThat(Money.parse(amount, currency)).isEqualTo(new Money(minor, Money.currency(currency)));
  }

  @ParameterizedTest
  @CsvSource({"1999,GBP,19.99", "1,GBP,0.01", "-1,GBP,-0.01", "1999,JPY,1999", "1,KWD,0.001"})
  void anAmountIsWrittenWithAllItsDecimals(long minor, String currency, String amount) {
    assertThat(new Money(minor, Money.currency(currency)).amount()).isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource({
    "'',invalid-amount",
    "1e3,invalid-amount",
    "'1,000',invalid-amount",
    "+1,invalid-amount",
    "' 1',invalid-amount",
    "0x1,invalid-amount",
    "1.,invalid-amount",
    ".5,invalid-amount",
    "NaN,invalid-amount",
    "١,invalid-amount",
    "1.999,too-many-decimals",
    "10000000000000.01,amount-too-large",
    "999999999999999999999999,amount-too-large"
  })
  void whatIsNoAmountIsRefusedWithItsReason(String amount, String code) {
    assertThatThrownBy(() -> Money.parse(amount, "GBP"))
        .isInstanceOfSatisfying(
            InvalidValue.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"gbp", "GB", "'',", "XXX", "ABC"})
  void whatIsNoCurrencyIsRefused(String currency) {
    assertThatThrownBy(() -> Money.currency(String.valueOf(currency)))
        .isInstanceOfSatisfying(
            InvalidValue.class,
            refused -> assertThat(refused.code()).isEqualTo("unknown-currency"));
  }

  @ParameterizedTest
  @CsvSource({
    "1000,0.175,175",
    "1001,0.175,175",
    "1003,0.175,176",
    "5,0.5,3",
    "-5,0.5,-3",
    "4,0.125,1"
  })
  void aFractionOfAPennyIsRoundedHalfUpAwayFromZero(long minor, BigDecimal factor, long product) {
    assertThat(pence(minor).times(factor)).isEqualTo(pence(product));
  }

  @Test
  void whatRoundingLeavesGoesToTheLargestRemainders() {
    assertThat(pence(100).allocate(List.of(1L, 1L, 1L)))
        .containsExactly(pence(34), pence(33), pence(33));
    assertThat(pence(101).allocate(List.of(1L, 3L))).containsExactly(pence(25), pence(76));
    assertThat(pence(-100).allocate(List.of(1L, 2L))).containsExactly(pence(-33), pence(-67));
    assertThat(pence(5).allocate(List.of(0L, 1L))).containsExactly(pence(0), pence(5));
  }

  @Test
  void allocatingWithoutPositiveWeightsFails() {
    assertThatThrownBy(() -> pence(1).allocate(List.of(0L))).hasMessageContaining("weights");
    assertThatThrownBy(() -> pence(1).allocate(List.of())).hasMessageContaining("weights");
    assertThatThrownBy(() -> pence(1).allocate(List.of(2L, -1L))).hasMessageContaining("weights");
  }

  @Test
  void amountsOfOneCurrencyAreAddedAndSubtracted() {
    assertThat(pence(5).plus(pence(3))).isEqualTo(pence(8));
    assertThat(pence(5).minus(pence(8))).isEqualTo(pence(-3));
    assertThat(pence(5).minus(pence(5))).isEqualTo(Money.zero(Money.currency("GBP")));
  }

  @Test
  void calculatingWithTwoCurrenciesFails() {
    assertThatThrownBy(() -> pence(1).plus(Money.parse("1", "EUR")))
        .hasMessage("cannot calculate 0.01 GBP with 1.00 EUR");
    assertThatThrownBy(() -> pence(1).minus(Money.parse("1", "EUR")))
        .hasMessage("cannot calculate 0.01 GBP with 1.00 EUR");
  }

  @Test
  void aSumThatIsTooLargeIsRefusedNotWrappedAround() {
    assertThatThrownBy(() -> pence(Long.MAX_VALUE).plus(pence(1))).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> pence(Long.MAX_VALUE).times(2)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> pence(Long.MIN_VALUE).minus(pence(1)))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> pence(Long.MAX_VALUE).times(new BigDecimal("1.5")))
        .isInstanceOf(InvalidValue.class);
  }

  private static Money pence(long minor) {
    return new Money(minor, Money.currency("GBP"));
  }
}
