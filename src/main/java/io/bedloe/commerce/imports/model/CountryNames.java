package io.bedloe.commerce.imports.model;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the ISO 3166-1 alpha-2 code of a country's name: the code itself, the alpha-3 code, the
 * English name, or one of the other names below. A name that is not a single country (Channel
 * Islands, European Community, Unspecified) has no code.
 */
public final class CountryNames {

  private static final Map<String, String> CODES = codes();

  private CountryNames() {}

  /** Returns the code when the text names a country. */
  public static Optional<String> code(String text) {
    return Optional.ofNullable(CODES.get(key(text)));
  }

  private static Map<String, String> codes() {
    var codes = new HashMap<String, String>();
    for (var code : Locale.getISOCountries()) {
      var country = new Locale.Builder().setRegion(code).build();
      codes.put(key(code), code);
      codes.put(key(country.getISO3Country()), code);
      codes.put(key(country.getDisplayCountry(Locale.ENGLISH)), code);
    }
    // Names that the JDK's English names do not contain: names of parts, former names, new names
    // and common names.
    var others =
        """
        AE: UAE, Emirates
        BA: Bosnia, Bosnia and Herzegovina
        BO: Plurinational State of Bolivia
        CD: DR Congo, Democratic Republic of the Congo
        CG: Congo, Republic of the Congo
        CI: Ivory Coast, Côte d'Ivoire
        CV: Cape Verde
        CZ: Czech Republic, Czechia
        GB: UK, Great Britain, Britain, England, Scotland, Wales, Northern Ireland
        HK: Hong Kong
        IE: Eire, Republic of Ireland
        IR: Islamic Republic of Iran
        KP: North Korea
        KR: Korea, South Korea, Republic of Korea
        LA: Lao
        MK: Macedonia, North Macedonia
        MM: Burma, Myanmar
        MO: Macau, Macao
        NL: Holland, The Netherlands
        PS: Palestine
        RU: Russian Federation
        SA: Kingdom of Saudi Arabia
        SY: Syrian Arab Republic
        SZ: Swaziland, Eswatini
        TL: East Timor
        TR: Turkey, Türkiye
        TZ: United Republic of Tanzania
        US: U.S.A., U.S., United States of America, America
        VA: Vatican
        VN: Viet Nam
        ZA: RSA, Republic of South Africa""";
    others
        .lines()
        .forEach(
            line -> {
              var code = line.substring(0, 2);
              for (var name : line.substring(3).split(",", -1)) {
                codes.put(key(name), code);
              }
            });
    return codes;
  }

  /**
   * Returns only the letters, without accents and in one case: "Côte d'Ivoire" and "COTE D IVOIRE"
   * are equal.
   */
  private static String key(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replace("&", "and")
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }
}
