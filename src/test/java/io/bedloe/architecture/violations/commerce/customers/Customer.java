package io.bedloe.architecture.violations.commerce.customers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Breaks nothing: in a flat feature the one package is every room. */
@Entity
public class Customer {

  @Id String name = "";
}
