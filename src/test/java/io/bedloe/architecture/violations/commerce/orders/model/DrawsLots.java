package io.bedloe.architecture.violations.commerce.orders.model;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The class creates random numbers and ids in all ways. */
public final class DrawsLots {

  private DrawsLots() {}

  static List<Object> lots() {
    return List.of(
        UUID.randomUUID(),
        new Random(),
        new SecureRandom(),
        ThreadLocalRandom.current(),
        Math.random(),
        RandomGenerator.getDefault(),
        UuidCreator.getTimeOrderedEpoch());
  }

  static Supplier<UUID> reference() {
    return UuidCreator::getTimeOrderedEpoch;
  }
}
