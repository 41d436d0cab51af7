package io.bedloe.architecture.violations.commerce.orders.usecase;

import io.bedloe.architecture.violations.commerce.orders.data.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The application-scoped bean holds a repository, which is created per request. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class HoldsARepository {

  @Inject Orders orders;
}
