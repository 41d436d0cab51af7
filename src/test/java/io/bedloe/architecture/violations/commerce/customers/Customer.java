package io.bedloe.architecture.violations.commerce.customers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * The class breaks no rule: in a feature with one package that package counts as every sub-package.
 */
@Entity
public class Customer {

  @Id String name = "";
}
