package io.bedloe.kernel;

import java.util.Currency;
import java.util.Set;

/**
 * The table of currencies (ISO 4217): the codes in use, and the number of decimals of each. The
 * database's function {@code money_amount} has the same numbers; a test compares them for every
 * currency. The data of the JDK changes with its version, and does not mark obsolete codes.
 */
public final class Currencies {

  private static final int STANDARD = 2;

  private static final Set<String> WITHOUT_DECIMALS =
      codes(
          """
          BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
          ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE ROL TPE TRL""");
  private static final Set<String> WITH_THREE = codes("BHD IQD JOD KWD LYD OMR TND");
  private static final Set<String> WITH_FOUR = codes("CLF UYW");

  /** List one of ISO 4217 of 2026, without metals, units of account and codes for tests. */
  private static final Set<String> IN_USE =
      codes(
          """
          AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN
          BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR
          FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY
          KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
          MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
          RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
          TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER
          ZAR ZMW ZWG""");

  private Currencies() {}

  /** Returns the currency of an ISO 4217 code in capitals, in use or not, for stored values. */
  public static Currency known(String code) {
    try {
      var currency = Currency.getInstance(code);
      if (currency.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    } catch (IllegalArgumentException unknown) {
      throw unknown();
    }
    throw unknown();
  }

  /**
   * Returns the currency of an ISO 4217 code in a request; refuses a code that is not in use any
   * more.
   */
  public static Currency inUse(String code) {
    var currency = known(code);
    if (!IN_USE.contains(code)) {
      throw new InvalidValue(
          "obsolete-currency", code + " is not in use any more; send a current ISO 4217 code");
    }
    return currency;
  }

  /** Returns the number of decimals of an amount. */
  public static int decimals(Currency currency) {
    var code = currency.getCurrencyCode();
    if (WITHOUT_DECIMALS.contains(code)) {
      return 0;
    }
    if (WITH_THREE.contains(code)) {
      return 3;
    }
    return WITH_FOUR.contains(code) ? 4 : STANDARD;
  }

  private static InvalidValue unknown() {
    return new InvalidValue("unknown-currency", "not an ISO 4217 currency code such as GBP");
  }

  private static Set<String> codes(String list) {
    return Set.of(list.split("\\s+"));
  }
}
