package io.bedloe.identity.policies.model;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import io.bedloe.platform.security.AttributeType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names that expressions can use, with their types. */
final class ExpressionNames {

  private ExpressionNames() {}

  static Map<String, CelType> with(
      Map<String, AttributeType> attributes, Set<String> callerAttributes) {
    var names = new TreeMap<String, CelType>();
    var texts = ListType.create(SimpleType.STRING);
    names.put("action", SimpleType.STRING);
    names.put("caller.id", SimpleType.STRING);
    names.put("caller.name", SimpleType.STRING);
    names.put("caller.roles", texts);
    names.put("caller.allRoles", texts);
    names.put("caller.permissions", texts);
    names.put("caller.impersonated", SimpleType.BOOL);
    names.put("context.time", SimpleType.TIMESTAMP);
    names.put("context.hour", SimpleType.INT);
    names.put("context.weekday", SimpleType.INT);
    names.put("context.address", SimpleType.STRING);
    names.put("context.method", SimpleType.STRING);
    names.put("context.path", SimpleType.STRING);
    names.put("context.route", SimpleType.STRING);
    names.put("resource.type", SimpleType.STRING);
    names.put("resource.id", SimpleType.STRING);
    for (var name : callerAttributes) {
      names.put(EvaluationContext.CALLER + name, SimpleType.STRING);
      names.put(EvaluationContext.HAS + EvaluationContext.CALLER + name, SimpleType.BOOL);
    }
    attributes.forEach(
        (name, type) -> {
          names.put(EvaluationContext.RESOURCE + name, type(type));
          names.put(EvaluationContext.HAS + EvaluationContext.RESOURCE + name, SimpleType.BOOL);
        });
    return Map.copyOf(names);
  }

  private static CelType type(AttributeType type) {
    return switch (type) {
      case TEXT -> SimpleType.STRING;
      case AMOUNT -> SimpleType.DOUBLE;
      case COUNT -> SimpleType.INT;
      case TIME -> SimpleType.TIMESTAMP;
      case FLAG -> SimpleType.BOOL;
    };
  }
}
