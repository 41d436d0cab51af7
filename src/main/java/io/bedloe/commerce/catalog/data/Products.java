package io.bedloe.commerce.catalog.data;

import io.bedloe.commerce.catalog.model.Product;
import jakarta.data.repository.Find;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.Optional;
import java.util.UUID;

/** The repository of products, removed ones included. */
@Repository
public interface Products {

  @Find
  Optional<Product> byId(UUID id);

  @Insert
  void add(Product product);

  @Update
  void update(Product product);
}
