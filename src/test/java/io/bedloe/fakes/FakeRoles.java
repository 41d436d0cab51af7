package io.bedloe.fakes;

import io.bedloe.identity.roles.RoleGraph;
import io.bedloe.identity.roles.RoleId;
import io.bedloe.identity.roles.RoleView;
import io.bedloe.identity.roles.Roles;
import io.bedloe.kernel.Permission;
import io.bedloe.kernel.Versioned;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Roles in memory; each has version 0 until it is changed. */
public final class FakeRoles extends Roles {

  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<RoleId, Versioned<RoleView>> rows = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private @Nullable RoleGraph graph;

  public FakeRoles() {
    super(new FakeSql(), Clock.systemUTC());
  }

  /** Puts a role there. */
  public RoleId put(String name, boolean builtIn, List<String> parents, Permission... permissions) {
    var id = new RoleId(new UUID(1, rows.size()));
    var codes = Set.of(permissions).stream().map(Permission::code).sorted().toList();
    store(id, 0, new RoleView(id, name, "", builtIn, codes, parents, false, CREATED, CREATED));
    return id;
  }

  /** What was locked, added, changed and removed, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  private void store(RoleId id, long version, RoleView role) {
    rows.put(id, new Versioned<>(role, version));
    graph = null;
  }

  /** Returns the same graph until a role changes, as the cache of the real one does. */
  @Override
  public RoleGraph graph() {
    if (graph == null) {
      graph = read();
    }
    return graph;
  }

  private RoleGraph read() {
    return new RoleGraph(
        rows.values().stream().map(Versioned::value).map(FakeRoles::node).toList());
  }

  private static RoleGraph.Role node(RoleView role) {
    var permissions =
        role.permissions().stream()
            .map(code -> Permission.of(code).orElseThrow())
            .collect(Collectors.toSet());
    return new RoleGraph.Role(role.name(), permissions, role.parents(), role.secondFactor());
  }

  @Override
  public RoleGraph lockGraph() {
    calls.add("lock");
    return read();
  }

  @Override
  public Optional<Versioned<RoleView>> byId(RoleId id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public void add(RoleId id, RoleTerms terms) {
    calls.add("add");
    store(id, 0, view(id, terms));
  }

  @Override
  public void change(RoleId id, RoleTerms terms) {
    calls.add("change");
    store(id, byId(id).orElseThrow().version() + 1, view(id, terms));
  }

  private static RoleView view(RoleId id, RoleTerms terms) {
    return new RoleView(
        id,
        terms.name(),
        terms.description(),
        false,
        terms.permissions(),
        terms.parents(),
        terms.secondFactor(),
        CREATED,
        CREATED);
  }

  @Override
  public void remove(RoleId id) {
    calls.add("remove");
    rows.remove(id);
    graph = null;
  }

  @Override
  public long countStandingOn(String name) {
    return rows.values().stream().filter(role -> role.value().parents().contains(name)).count();
  }
}
