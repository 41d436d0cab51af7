package io.bedloe.commerce.customers.data;

import io.bedloe.commerce.customers.model.Customer;
import jakarta.data.repository.Find;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.Optional;
import java.util.UUID;

/** The repository of customers, removed ones included. */
@Repository
public interface Customers {

  @Find
  Optional<Customer> byId(UUID id);

  @Insert
  void add(Customer customer);

  @Update
  void update(Customer customer);
}
