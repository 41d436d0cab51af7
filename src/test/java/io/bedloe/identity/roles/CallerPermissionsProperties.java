package io.bedloe.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedloe.identity.roles.CallerPermissions.SecondFactor;
import io.bedloe.identity.roles.RoleGraph.Role;
import io.bedloe.kernel.Permission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/**
 * Properties of effective permissions for all hierarchies of roles, with cycles and with parents
 * that do not exist.
 */
class CallerPermissionsProperties {

  private static final int TRIES = 500;
  private static final Set<Permission> ALL = Set.of(Permission.values());

  /** No role has the last name. */
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

  @Property(tries = TRIES)
  void aBoundaryAddsNothingAndRemovesOnlyWhatItDoesNotContain(
      @ForAll Set<Permission> granted, @ForAll Set<Permission> allowed) {
    var left = new PermissionBoundary(allowed).restrict(granted);
    assertThat(granted).containsAll(left);
    assertThat(allowed).containsAll(left);
    assertThat(granted).allMatch(each -> left.contains(each) == allowed.contains(each));
  }

  @Property(tries = TRIES)
  void boundariesApplyInAnyOrderAndAnyNumberOfTimes(
      @ForAll Set<Permission> granted,
      @ForAll @Size(min = 1, max = 4) List<Set<Permission>> all,
      @ForAll long seed) {
    var boundaries = all.stream().map(PermissionBoundary::new).toList();
    var shuffled = new ArrayList<>(boundaries);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.add(shuffled.get(0));
    var oneByOne = granted;
    for (var boundary : shuffled) {
      oneByOne = boundary.restrict(oneByOne);
    }
    var together =
        boundaries.stream().reduce(PermissionBoundary.UNRESTRICTED, PermissionBoundary::intersect);
    assertThat(together.restrict(granted)).isEqualTo(oneByOne);
  }

  @Property(tries = TRIES)
  void noCredentialGivesMoreThanTheAccountHas(
      @ForAll("graphs") RoleGraph graph,
      @ForAll("names") Set<String> roles,
      @ForAll("names") Set<String> actor,
      @ForAll Set<Permission> scopes,
      @ForAll SecondFactor factor) {
    var account = CallerPermissions.ofAccount(graph, roles);
    assertThat(account)
        .containsAll(CallerPermissions.ofSession(graph, roles, factor).permissions())
        .containsAll(impersonation(graph, roles, actor, factor))
        .containsAll(CallerPermissions.ofApiKey(graph, roles, scopes).permissions())
        .containsAll(CallerPermissions.ofApiKey(graph, roles, ALL).permissions())
        .containsAll(token(graph, roles, scopes, false))
        .containsAll(token(graph, roles, ALL, false));
  }

  @Property(tries = TRIES)
  void anImpersonationIsWithinTheAccountAndTheImpersonator(
      @ForAll("graphs") RoleGraph graph,
      @ForAll("names") Set<String> roles,
      @ForAll("names") Set<String> actor,
      @ForAll SecondFactor factor) {
    var acting = impersonation(graph, roles, actor, factor);
    assertThat(CallerPermissions.ofAccount(graph, actor)).containsAll(acting);
    assertThat(CallerPermissions.ofSession(graph, roles, SecondFactor.PROVED).permissions())
        .containsAll(acting);
    assertThat(acting).doesNotContainAnyElementsOf(PermissionBoundary.NOT_FOR_IMPERSONATORS);
    assertThat(acting.isEmpty())
        .isNotEqualTo(graph.permissionsOf(actor).contains(Permission.USERS_IMPERSONATE));
  }

  @Property(tries = TRIES)
  void anApiKeyIsWithinItsScopesAndHasNothingForPeople(
      @ForAll("graphs") RoleGraph graph,
      @ForAll("names") Set<String> roles,
      @ForAll Set<Permission> scopes) {
    var key = CallerPermissions.ofApiKey(graph, roles, scopes).permissions();
    assertThat(scopes).containsAll(key);
    assertThat(key).noneMatch(CallerPermissions::isForPeople);
  }

  @Property(tries = TRIES)
  void aFederatedTokenIsWithinItsScopesExceptToReadItsAccount(
      @ForAll("graphs") RoleGraph graph,
      @ForAll("names") Set<String> roles,
      @ForAll Set<Permission> scopes,
      @ForAll boolean factor) {
    var token = token(graph, roles, scopes, factor);
    var allowed = EnumSet.of(Permission.ACCOUNT_OWN);
    allowed.addAll(scopes);
    assertThat(allowed).containsAll(token);
    assertThat(token)
        .contains(Permission.ACCOUNT_OWN)
        .doesNotContain(Permission.ACCOUNT_SECURE, Permission.KEYS_OWN);
    assertThat(CallerPermissions.ofFederatedToken(graph, roles, null, factor).permissions())
        .isEqualTo(token(graph, roles, ALL, factor))
        .containsAll(token);
  }

  @Property(tries = TRIES)
  void moreScopesNeverGiveLess(
      @ForAll("graphs") RoleGraph graph,
      @ForAll("names") Set<String> roles,
      @ForAll Set<Permission> scopes,
      @ForAll Set<Permission> more) {
    var both = union(scopes, more);
    assertThat(CallerPermissions.ofApiKey(graph, roles, both).permissions())
        .containsAll(CallerPermissions.ofApiKey(graph, roles, scopes).permissions());
    assertThat(token(graph, roles, both, false)).containsAll(token(graph, roles, scopes, false));
  }

  /** Without a proved factor, another role may require one and restrict the session. */
  @Property(tries = TRIES)
  void moreRolesNeverGiveLessWhenTheSecondFactorIsProved(
      @ForAll("graphs") RoleGraph graph,
      @ForAll("names") Set<String> roles,
      @ForAll("names") Set<String> more,
      @ForAll("names") Set<String> actor,
      @ForAll Set<Permission> scopes) {
    var both = union(roles, more);
    assertThat(CallerPermissions.ofAccount(graph, both))
        .containsAll(CallerPermissions.ofAccount(graph, roles));
    assertThat(CallerPermissions.ofSession(graph, both, SecondFactor.PROVED).permissions())
        .containsAll(CallerPermissions.ofSession(graph, roles, SecondFactor.PROVED).permissions());
    assertThat(CallerPermissions.ofApiKey(graph, both, scopes).permissions())
        .containsAll(CallerPermissions.ofApiKey(graph, roles, scopes).permissions());
    assertThat(impersonation(graph, both, actor, SecondFactor.PROVED))
        .containsAll(impersonation(graph, roles, actor, SecondFactor.PROVED));
    assertThat(impersonation(graph, roles, union(actor, more), SecondFactor.PROVED))
        .containsAll(impersonation(graph, roles, actor, SecondFactor.PROVED));
  }

  @Property(tries = TRIES)
  void aProvedSecondFactorNeverGivesLessThanAnUnprovedOne(
      @ForAll("graphs") RoleGraph graph,
      @ForAll("names") Set<String> roles,
      @ForAll("names") Set<String> actor,
      @ForAll SecondFactor factor) {
    var proved = CallerPermissions.ofSession(graph, roles, SecondFactor.PROVED);
    assertThat(proved.lacksSecondFactor()).isFalse();
    assertThat(proved.permissions())
        .isEqualTo(CallerPermissions.ofAccount(graph, roles))
        .containsAll(CallerPermissions.ofSession(graph, roles, factor).permissions());
    assertThat(impersonation(graph, roles, actor, SecondFactor.PROVED))
        .containsAll(impersonation(graph, roles, actor, factor));
  }

  @Property(tries = TRIES)
  void aSessionThatLacksASecondFactorHasExactlyThePermissionsOfEveryAccount(
      @ForAll("graphs") RoleGraph graph,
      @ForAll("names") Set<String> roles,
      @ForAll SecondFactor factor) {
    var session = CallerPermissions.ofSession(graph, roles, factor);
    boolean required =
        factor == SecondFactor.UNPROVED
            || (factor == SecondFactor.NONE && graph.askForSecondFactor(roles));
    assertThat(session.lacksSecondFactor()).isEqualTo(required);
    assertThat(session.permissions())
        .isEqualTo(
            required
                ? PermissionBoundary.EVERY_ACCOUNT
                : CallerPermissions.ofAccount(graph, roles));
  }

  @Property(tries = TRIES)
  void aRoleHasTheOwnPermissionsOfAllRolesThatItInherits(
      @ForAll("graphs") RoleGraph graph, @ForAll("names") Set<String> roles) {
    var inherited = graph.withInheritedRoles(roles);
    assertThat(graph.permissionsOf(roles)).isEqualTo(graph.permissionsOf(inherited));
    assertThat(graph.askForSecondFactor(roles)).isEqualTo(graph.askForSecondFactor(inherited));
  }

  @Property(tries = TRIES)
  void whatACallerMayGrantHasNoPermissionBeyondTheCallers(
      @ForAll("graphs") RoleGraph graph,
      @ForAll("names") Set<String> roles,
      @ForAll("names") Set<String> granted) {
    var caller = CallerPermissions.ofSession(graph, roles, SecondFactor.PROVED).permissions();
    assertThat(graph.areCovered(roles, caller)).isTrue();
    assertThat(graph.areCovered(granted, caller))
        .isEqualTo(caller.containsAll(CallerPermissions.ofAccount(graph, granted)));
  }

  @Provide
  Arbitrary<RoleGraph> graphs() {
    return role().list().ofSize(NAMES.size() - 1).map(CallerPermissionsProperties::named);
  }

  @Provide
  Arbitrary<Set<String>> names() {
    return Arbitraries.of(NAMES).set();
  }

  private static RoleGraph named(List<Role> roles) {
    var named = new ArrayList<Role>();
    for (var role : roles) {
      var name = NAMES.get(named.size());
      named.add(new Role(name, role.permissions(), role.parents(), role.secondFactor()));
    }
    return new RoleGraph(named);
  }

  private static Arbitrary<Role> role() {
    return Combinators.combine(
            Arbitraries.of(Permission.class).set(),
            Arbitraries.of(NAMES).list().ofMaxSize(2),
            Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)))
        .as((permissions, parents, factor) -> new Role("", permissions, parents, factor));
  }

  /** Returns the permissions of an impersonation; none when the actor may not impersonate. */
  private static Set<Permission> impersonation(
      RoleGraph graph, Set<String> roles, Set<String> actor, SecondFactor factor) {
    return CallerPermissions.ofImpersonation(graph, roles, actor, factor)
        .map(CallerPermissions::permissions)
        .orElseGet(Set::of);
  }

  private static Set<Permission> token(
      RoleGraph graph, Set<String> roles, Set<Permission> scope, boolean factor) {
    return CallerPermissions.ofFederatedToken(graph, roles, scope, factor).permissions();
  }

  private static <T> Set<T> union(Set<T> one, Set<T> other) {
    var both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }
}
