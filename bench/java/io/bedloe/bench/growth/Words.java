package io.bedloe.bench.growth;

import java.util.SplittableRandom;

/** The words of names and descriptions. */
final class Words {

  private static final String[] ADJECTIVES = {
    "Growth",
    "Folding",
    "Heavy",
    "Light",
    "Round",
    "Square",
    "Vintage",
    "Modern",
    "Small",
    "Large",
    "Bright",
    "Silent",
    "Soft",
    "Warm",
    "Cold",
    "Royal",
    "Rustic",
    "Nordic",
    "Classic",
    "Compact",
    "Garden",
    "Kitchen",
    "Travel",
    "Office",
    "Winter",
    "Summer",
    "Magnetic",
    "Portable",
    "Striped",
    "Wireless"
  };
  private static final String[] MATERIALS = {
    "steel", "oak", "pine", "glass", "cotton", "linen", "leather", "ceramic", "copper", "brass",
    "bamboo", "marble", "wool", "felt", "rubber", "paper", "silver", "walnut", "canvas", "cork"
  };
  private static final String[] THINGS = {
    "lamp", "chair", "table", "shelf", "mirror", "basket", "blanket", "bottle", "bowl", "bench",
    "brush", "bucket", "cabinet", "candle", "carpet", "clock", "curtain", "cushion", "desk",
        "drawer",
    "easel", "frame", "funnel", "hammer", "hook", "jar", "kettle", "ladder", "lantern", "mug",
    "notebook", "pan", "pillow", "plate", "rack", "scissors", "spoon", "stool", "teapot", "towel",
    "tray", "umbrella", "vase", "wardrobe", "whistle"
  };
  private static final String[] SERIES = {
    "Aurora", "Boreal", "Cascade", "Delta", "Ember", "Fjord", "Glacier", "Harbour", "Indigo",
    "Juniper", "Kestrel", "Lagoon", "Meadow", "Nimbus", "Orchard", "Pebble", "Quarry", "Raven",
    "Saffron", "Tundra", "Umber", "Valley", "Willow", "Zephyr"
  };
  private static final String[] FIRST_NAMES = {
    "Ada", "Bruno", "Clara", "David", "Elif", "Fatima", "Georg", "Hanna", "Igor", "Jana", "Kofi",
    "Lena", "Marta", "Noah", "Olga", "Paul", "Rosa", "Sven", "Tomas", "Yuki"
  };
  private static final String[] LAST_NAMES = {
    "Andersson", "Bakker", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Hansen", "Ivanova",
    "Jansen", "Kowalski", "Lopez", "Moreau", "Novak", "Okafor", "Petrov", "Rossi", "Schmidt",
    "Tanaka", "Virtanen", "Weber", "Yilmaz"
  };
  private static final String[] CITIES = {
    "Aarhus", "Basel", "Cardiff", "Dresden", "Espoo", "Ghent", "Krakow", "Leeds", "Lyon", "Porto"
  };

  private Words() {}

  static String productName(SplittableRandom random) {
    return one(ADJECTIVES, random)
        + ' '
        + one(MATERIALS, random)
        + ' '
        + one(THINGS, random)
        + ' '
        + one(SERIES, random)
        + ' '
        + random.nextInt(10, 1000);
  }

  static String description(SplittableRandom random) {
    var text = new StringBuilder("A ");
    for (int word = 0; word < 4; word++) {
      text.append(one(ADJECTIVES, random)).append(", ");
    }
    return text.append(one(MATERIALS, random))
        .append(' ')
        .append(one(THINGS, random))
        .append(" with ")
        .append(one(MATERIALS, random))
        .append(" handles")
        .toString();
  }

  static String personName(SplittableRandom random) {
    return one(FIRST_NAMES, random) + ' ' + one(LAST_NAMES, random);
  }

  static String city(SplittableRandom random) {
    return one(CITIES, random);
  }

  static String one(String[] words, SplittableRandom random) {
    return words[random.nextInt(words.length)];
  }
}
