package io.bedloe.architecture.violations.commerce.orders.usecase;

import io.bedloe.architecture.violations.commerce.orders.data.Orders;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The class breaks no rule: it is request-scoped. */
@RequestScoped
@SuppressWarnings("NullAway.Init")
public class UsesARepository {

  @Inject Orders orders;
}
