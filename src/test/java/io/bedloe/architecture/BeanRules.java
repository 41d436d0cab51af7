package io.bedloe.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about beans: which state they keep, and who changes the state of a request (ADR 124). */
final class BeanRules {

  /** A bean with one of these serves many requests, and several at the same time. */
  private static final List<Class<? extends Annotation>> LONG_LIVED =
      List.of(
          ApplicationScoped.class,
          Dependent.class,
          Interceptor.class,
          Provider.class,
          Path.class,
          WebFilter.class,
          WebServlet.class,
          jakarta.inject.Singleton.class,
          jakarta.ejb.Singleton.class);

  /** The container fills these fields once, before the first request, with proxies. */
  private static final List<Class<? extends Annotation>> FILLED_BY_THE_CONTAINER =
      List.of(
          Inject.class,
          Context.class,
          jakarta.annotation.Resource.class,
          jakarta.persistence.PersistenceUnit.class);

  /** Types whose only purpose is to change. */
  private static final List<String> ALWAYS_MUTABLE =
      List.of(
          "java.util.concurrent.atomic.",
          "java.lang.ThreadLocal",
          "java.lang.StringBu",
          "com.github.benmanes.caffeine.cache.");

  private static final Set<String> CHANGES_OF_COLLECTIONS =
      Set.of(
          "add",
          "addAll",
          "clear",
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "merge",
          "poll",
          "pop",
          "push",
          "put",
          "putAll",
          "putIfAbsent",
          "remove",
          "removeAll",
          "removeIf",
          "replace",
          "replaceAll",
          "retainAll",
          "set");

  private BeanRules() {}

  /**
   * Fields of beans that live longer than a request, and of the objects that these hold, are final,
   * and collections in them do not change.
   *
   * @param exceptions the reasons for fields that change, by class and field
   */
  static ArchRule longLivedBeansKeepNothingOfARequest(Map<String, String> exceptions) {
    return Rules.eachClass(
        "keep no state of a request",
        type ->
            isLongLived(type) && !Rules.isGenerated(type)
                ? held(type).stream()
                    .flatMap(owner -> owner.getFields().stream())
                    .filter(field -> !exceptions.containsKey(name(field)))
                    .filter(BeanRules::canChange)
                    .map(
                        field ->
                            "%s can change, and %s keeps it".formatted(name(field), type.getName()))
                : Stream.empty());
  }

  /** Returns a type, its superclasses, and the classes of ours that their fields hold. */
  private static Set<JavaClass> held(JavaClass bean) {
    var all = new LinkedHashSet<JavaClass>();
    add(all, bean);
    return all;
  }

  private static void add(Set<JavaClass> all, JavaClass type) {
    boolean ours = type.getPackageName().startsWith("io.bedloe.");
    if (!ours || type.isRecord() || type.isEnum() || !all.add(type)) {
      return;
    }
    type.getRawSuperclass().ifPresent(parent -> add(all, parent));
    type.getFields().stream()
        .map(JavaField::getRawType)
        .filter(held -> !isLongLived(held) && !held.isAnnotatedWith(RequestScoped.class))
        .forEach(held -> add(all, held));
  }

  private static boolean isLongLived(JavaClass type) {
    return LONG_LIVED.stream().anyMatch(type::isAnnotatedWith)
        && !type.isAnnotatedWith(RequestScoped.class)
        && !type.isAnnotation();
  }

  private static boolean canChange(JavaField field) {
    if (FILLED_BY_THE_CONTAINER.stream().anyMatch(field::isAnnotatedWith)
        || field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
      return false;
    }
    return !field.getModifiers().contains(JavaModifier.FINAL)
        || ALWAYS_MUTABLE.stream().anyMatch(field.getRawType().getName()::startsWith)
        || (isCollection(field.getRawType())
            && field.getAccessesToSelf().stream()
                .map(JavaAccess::getOrigin)
                .filter(code -> !code.isConstructor() && !code.getName().equals("<clinit>"))
                .flatMap(BeanRules::changedCollections)
                .anyMatch(field.getRawType()::equals));
  }

  private static boolean isCollection(JavaClass type) {
    return type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
  }

  /** Returns the declared types of the collections that the code changes. */
  private static Stream<JavaClass> changedCollections(JavaCodeUnit code) {
    return code.getMethodCallsFromSelf().stream()
        .filter(call -> CHANGES_OF_COLLECTIONS.contains(call.getName()))
        .map(JavaAccess::getTargetOwner)
        .filter(BeanRules::isCollection);
  }

  private static String name(JavaField field) {
    return field.getOwner().getSimpleName() + "." + field.getName();
  }

  /**
   * A dependent bean of an {@code Instance} lives as long as the bean that has the instance, unless
   * it is destroyed: one more at each call of a bean that lives as long as the server.
   */
  static ArchRule dependentBeansOfInstancesAreDestroyed() {
    return Rules.eachClass(
        "destroy the dependent beans that they get of an Instance",
        type ->
            destroysInstances(type)
                ? Stream.empty()
                : type.getFields().stream()
                    .filter(field -> field.getRawType().isEquivalentTo(Instance.class))
                    .flatMap(field -> arguments(field.getType()))
                    .flatMap(
                        bean -> Stream.concat(Stream.of(bean), bean.getAllSubclasses().stream()))
                    .filter(bean -> bean.isAnnotatedWith(Dependent.class))
                    .map(
                        bean ->
                            "%s gets %s of an Instance and does not destroy it"
                                .formatted(type.getName(), bean.getSimpleName())));
  }

  private static Stream<JavaClass> arguments(JavaType type) {
    return type instanceof JavaParameterizedType parameterized
        ? parameterized.getActualTypeArguments().stream().map(JavaType::toErasure)
        : Stream.empty();
  }

  private static boolean destroysInstances(JavaClass type) {
    return type.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner().isAssignableTo(Instance.class)
                    && (call.getName().equals("destroy") || call.getName().equals("getHandle")));
  }

  /**
   * Methods that change a request-scoped bean are public only for the client proxy. Its own package
   * calls them.
   *
   * @param exceptions the reasons for calls from elsewhere, by method and calling class
   */
  static ArchRule stateOfARequestIsChangedInItsPackage(Map<String, String> exceptions) {
    return Rules.eachClass(
        "let their own package change the state of a request",
        type ->
            type.isAnnotatedWith(RequestScoped.class)
                ? type.getMethods().stream()
                    .filter(BeanRules::changesTheBean)
                    .flatMap(
                        method ->
                            method.getAccessesToSelf().stream()
                                .map(access -> Rules.outermost(access.getOriginOwner()))
                                .filter(
                                    caller ->
                                        !caller.getPackageName().equals(type.getPackageName()))
                                .map(
                                    caller ->
                                        "%s.%s by %s"
                                            .formatted(
                                                type.getSimpleName(),
                                                method.getName(),
                                                caller.getSimpleName())))
                    .filter(call -> !exceptions.containsKey(call))
                : Stream.empty());
  }

  private static boolean changesTheBean(JavaMethod method) {
    return method.getRawReturnType().isEquivalentTo(void.class)
        || method.getFieldAccesses().stream()
            .anyMatch(access -> access.getAccessType() == AccessType.SET)
        || changedCollections(method).findAny().isPresent();
  }

  /** {@code META-INF/validation.xml} turns the validation of methods off. */
  static ArchRule resourcesHaveNoConstraintsThatAreIgnored() {
    return Rules.eachClass(
        "have no constraints on parameters and results, if they are resources",
        type ->
            type.isAnnotatedWith(Path.class)
                ? type.getCodeUnits().stream()
                    .flatMap(
                        code ->
                            Stream.concat(
                                    code.getAnnotations().stream(),
                                    code.getParameters().stream()
                                        .flatMap(parameter -> parameter.getAnnotations().stream()))
                                .map(JavaAnnotation::getRawType)
                                .filter(BeanRules::isConstraint)
                                .map(
                                    constraint ->
                                        "%s has @%s, which is ignored"
                                            .formatted(
                                                code.getFullName(), constraint.getSimpleName())))
                : Stream.empty());
  }

  private static boolean isConstraint(JavaClass annotation) {
    return annotation.isEquivalentTo(Valid.class)
        || annotation.isAnnotatedWith(Constraint.class)
        || annotation.getPackageName().startsWith("jakarta.validation");
  }
}
