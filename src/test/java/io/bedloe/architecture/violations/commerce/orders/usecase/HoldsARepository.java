package io.bedloe.architecture.violations.commerce.orders.usecase;

import io.bedloe.architecture.violations.commerce.orders.data.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lives as long as the server and holds what is made per request. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class HoldsARepository {

  @Inject Orders orders;
}
