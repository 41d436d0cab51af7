package io.bedloe.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchRule;
import io.bedloe.kernel.Id;
import io.bedloe.platform.security.ProtectedResources;
import jakarta.data.repository.Repository;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Rules about ids. */
final class IdRules {

  /** Entities of {@code model} map their columns to UUIDs. */
  private static final Set<String> SUBPACKAGES = Set.of("", "api", "work", "usecase", "data");

  private IdRules() {}

  static ArchRule idsHaveTheirType(Layout layout) {
    return Rules.eachClass(
        "take and return ids in their type",
        type ->
            layout.feature(type).isPresent()
                    && SUBPACKAGES.contains(layout.subpackage(type))
                    && !type.isAssignableTo(Id.class)
                    && !isRepository(type)
                ? type.getCodeUnits().stream()
                    .filter(unit -> isCalledByOthers(unit) && !isOfThePort(type, unit))
                    .filter(IdRules::hasBareUuid)
                    .map(unit -> "%s has a bare UUID".formatted(unit.getDescription()))
                : Stream.empty());
  }

  private static boolean isCalledByOthers(JavaCodeUnit unit) {
    return !unit.getModifiers().contains(JavaModifier.PRIVATE)
        && !unit.getModifiers().contains(JavaModifier.SYNTHETIC);
  }

  /** Policies find a resource of any type by its type and its UUID. */
  private static boolean isOfThePort(JavaClass type, JavaCodeUnit unit) {
    return type.isAssignableTo(ProtectedResources.class) && unit.getName().equals("find");
  }

  /** Jakarta Data passes the key of an entity as the type of its field. */
  private static boolean isRepository(JavaClass type) {
    return Stream.concat(Stream.of(type), type.getAllRawInterfaces().stream())
        .anyMatch(each -> each.isAnnotatedWith(Repository.class));
  }

  private static boolean hasBareUuid(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
        .map(JavaType::getAllInvolvedRawTypes)
        .flatMap(Set::stream)
        .anyMatch(type -> type.getBaseComponentType().isEquivalentTo(UUID.class));
  }
}
