package io.bedloe.architecture.violations.commerce.orders.model;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Breaks nothing: entities are for this room. */
@Entity
public class Order {

  @Id String number = "";
}
