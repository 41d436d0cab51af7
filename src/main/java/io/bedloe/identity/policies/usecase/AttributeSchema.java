package io.bedloe.identity.policies.usecase;

import io.bedloe.identity.policies.CallerAttribute;
import io.bedloe.identity.policies.model.PolicyLanguage;
import io.bedloe.kernel.Permission;
import io.bedloe.platform.lists.Listing;
import io.bedloe.platform.security.AttributeType;
import io.bedloe.platform.security.ProtectedAction;
import io.bedloe.platform.security.ProtectedResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The attributes of the resources of all features, and the policy language that uses them. */
@ApplicationScoped
public class AttributeSchema {

  private final List<ProtectedResources> things;
  private final Map<Permission, ProtectedAction> actions = new EnumMap<>(Permission.class);
  private final PolicyLanguage language;

  @Inject
  public AttributeSchema(
      @Any Instance<ProtectedResources> found, @Any Instance<CallerAttribute> callerAttributes) {
    this(
        found.stream().toList(),
        callerAttributes.stream().map(CallerAttribute::name).collect(Collectors.toSet()));
  }

  AttributeSchema(List<ProtectedResources> found, Set<String> callerAttributes) {
    things = new ArrayList<>(found);
    var attributes = new TreeMap<String, AttributeType>();
    for (var thing : things) {
      for (var action : thing.actions()) {
        if (actions.put(action.permission(), action) != null) {
          throw new IllegalStateException(action.permission().code() + " has two resource types");
        }
        action.attributes().forEach((name, type) -> add(attributes, name, type));
      }
    }
    language = new PolicyLanguage(attributes, callerAttributes);
  }

  /**
   * An attribute name has one type everywhere, so that expressions about several resource types
   * compile.
   */
  private static void add(Map<String, AttributeType> attributes, String name, AttributeType type) {
    var before = attributes.put(name, type);
    if (before != null && before != type) {
      throw new IllegalStateException(
          "the attribute %s is %s and %s".formatted(name, before, type));
    }
  }

  public PolicyLanguage language() {
    return language;
  }

  /** Returns the actions of those permissions that are checked with a resource. */
  List<ProtectedAction> actions(Set<Permission> permissions) {
    return actions.values().stream()
        .filter(action -> permissions.contains(action.permission()))
        .toList();
  }

  /** Returns the names of the permissions that are checked with a resource. */
  Set<String> permissionsWithResources() {
    var codes = new TreeSet<String>();
    actions.keySet().forEach(permission -> codes.add(permission.code()));
    return codes;
  }

  /** Returns the action of a list, if policies can limit the list. */
  Optional<ProtectedAction> actionOf(Listing<?> listing) {
    return actions.values().stream().filter(action -> listing.equals(action.listing())).findFirst();
  }

  /** Returns the lists that policies can limit, in the order of their permissions. */
  List<Listing<?>> listings() {
    var listings = new ArrayList<Listing<?>>();
    for (var action : actions.values()) {
      var listing = action.listing();
      if (listing != null && !listings.contains(listing)) {
        listings.add(listing);
      }
    }
    return listings;
  }

  /** Returns the resources of a type. */
  Optional<ProtectedResources> ofType(String type) {
    return things.stream().filter(thing -> thing.type().equals(type)).findFirst();
  }
}
