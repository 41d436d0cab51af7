package io.bedloe.commerce.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryNamesTest {

  @ParameterizedTest
  @CsvSource({
    "EIRE, IE",
    "United Kingdom, GB",
    "USA, US",
    "RSA, ZA",
    "Germany, DE",
    "Czech Republic, CZ",
    "Czechia, CZ",
    "Hong Kong, HK",
    "Saudi Arabia, SA",
    "United Arab Emirates, AE",
    "Korea, KR",
    "Netherlands, NL",
    "Turkey, TR",
    "Türkiye, TR",
    "Côte d'Ivoire, CI",
    "COTE D IVOIRE, CI",
    "Trinidad and Tobago, TT",
    "Trinidad & Tobago, TT",
    "england, GB",
    "UK, GB"
  })
  void aNameThatPeopleUseIsACode(String name, String code) {
    assertThat(CountryNames.code(name)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({"GB, GB", "gb, GB", "GBR, GB", "DEU, DE"})
  void aCodeIsACode(String name, String code) {
    assertThat(CountryNames.code(name)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Channel Islands",
        "Unspecified",
        "European Community",
        "West Indies",
        "ZZ",
        "12",
        "",
        "株式会社"
      })
  void whatIsNoSingleCountryHasNone(String name) {
    assertThat(CountryNames.code(name)).isEmpty();
  }

  @Test
  void everyCountryIsFoundByItsOwnNames() {
    for (var code : java.util.Locale.getISOCountries()) {
      var country = new java.util.Locale.Builder().setRegion(code).build();
      var names =
          java.util.List.of(
              code, country.getISO3Country(), country.getDisplayCountry(java.util.Locale.ENGLISH));
      assertThat(names)
          .as(code)
          .allSatisfy(name -> assertThat(CountryNames.code(name)).contains(code));
    }
  }
}
