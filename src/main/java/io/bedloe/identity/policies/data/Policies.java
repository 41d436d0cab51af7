package io.bedloe.identity.policies.data;

import io.bedloe.identity.policies.model.Policy;
import io.bedloe.identity.policies.model.PolicyVersion;
import jakarta.data.repository.Find;
import jakarta.data.repository.Insert;
import jakarta.data.repository.Repository;
import jakarta.data.repository.Update;
import java.util.Optional;
import java.util.UUID;

/** The repository of policies, removed ones included, with their history. */
@Repository
public interface Policies {

  @Find
  Optional<Policy> byId(UUID id);

  @Insert
  void add(Policy policy);

  @Update
  void update(Policy policy);

  @Insert
  void addVersion(PolicyVersion version);
}
