package io.bedloe.architecture.violations.commerce.orders.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The class breaks no rule: entities are for this sub-package. */
@Entity
public class Order {

  @Id String number = "";
}
