package io.bedloe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

  @ParameterizedTest
  @CsvSource({"GBP,2", "JPY,0", "KWD,3", "CLF,4", "ITL,0", "ESP,0", "BYR,0", "BYN,2"})
  void theTableSaysHowManyDecimalsACurrencyHas(String code, int decimals) {
    assertThat(Currencies.decimals(Currencies.known(code))).isEqualTo(decimals);
  }

  @Test
  void amountsThatWereStoredByJavasFiguresKeepTheirValue() {
    assertThat(Currency.getAvailableCurrencies())
        .filteredOn(currency -> currency.getDefaultFractionDigits() >= 0)
        .allSatisfy(
            currency ->
                assertThat(Currencies.decimals(currency))
                    .as(currency.getCurrencyCode())
                    .isEqualTo(currency.getDefaultFractionDigits()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ITL", "ESP", "BYR", "DEM", "HRK", "ZWL"})
  void obsoleteCodesAreRefusedOnInputAndStillRead(String code) {
    assertThatThrownBy(() -> Money.parse("1", code))
        .isInstanceOfSatisfying(
            InvalidValue.class, wrong -> assertThat(wrong.code()).isEqualTo("obsolete-currency"));
    assertThat(new Money(1_000, Money.currency(code)).currency().getCurrencyCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XAU", "XXX", "GBX", "gbp", ""})
  void whatIsNoCurrencyIsRefused(String code) {
    assertThatThrownBy(() -> Currencies.known(code)).isInstanceOf(InvalidValue.class);
  }
}
