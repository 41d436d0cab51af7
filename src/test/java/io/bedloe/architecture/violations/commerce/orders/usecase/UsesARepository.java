package io.bedloe.architecture.violations.commerce.orders.usecase;

import io.bedloe.architecture.violations.commerce.orders.data.Orders;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Breaks nothing: lives as long as the request. */
@RequestScoped
@SuppressWarnings("NullAway.Init")
public class UsesARepository {

  @Inject Orders orders;
}
