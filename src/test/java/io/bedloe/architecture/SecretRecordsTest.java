package io.bedloe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * By default a record prints all its components, and such text gets into logs and error messages.
 * The test creates every record with a component that has a secret's name, and checks its text.
 */
class SecretRecordsTest {

  private static final String SECRET = "sEcReT-0123456789-0123456789-0123456789";

  /** Names of components that hold secrets; hashes of tokens are not secret. */
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(password|secret|token|credential|recoverycodes?|bearer|verifier|nonce).*"
              + "|code|key|apiKey|sealed|cookie|jwt|rawKey|authorization");

  /** Components with such names that are not secrets, each with its reason. */
  private static final Map<String, String> NO_SECRETS =
      Map.ofEntries(
          Map.entry("Fault.code", "names a fault of the input"),
          Map.entry("Flaw.code", "names a fault of an expression"),
          Map.entry("Warning.code", "names what an import warns of"),
          Map.entry("RefusedRow.code", "names a fault of a row"),
          Map.entry("PermissionView.code", "names a permission"),
          Map.entry("Target.key", "a column of a staging table"),
          Map.entry("Part.key", "what a thing of a file is known by"),
          Map.entry("Counter.key", "a hash"),
          Map.entry("Failure.code", "names why an import failed"),
          Map.entry("Upload.key", "an idempotency key"),
          Map.entry("Source.key", "a hash"),
          Map.entry("Found.sealed", "the text of an audit row"),
          Map.entry("Tokens.tokenType", "always Bearer"),
          Map.entry("Impersonation.tokenType", "always Bearer"));

  /** Records whose only component is a secret. */
  private static final Pattern SECRET_RECORD =
      Pattern.compile("\\w*(Token|Key|Secret|RecoveryCode|Password|Mail)");

  private record Sample(String text) {

    @Override
    public String toString() {
      return "sample";
    }
  }

  private record Careless(String newPassword, int length) {}

  private record CarelessList(List<String> recoveryCodes) {}

  @Test
  void theTestSeesARecordThatPrintsItsSecret() {
    assertThat(printsItsSecret(Careless.class)).isTrue();
    assertThat(printsItsSecret(CarelessList.class)).isTrue();
    assertThat(printsItsSecret(Sample.class)).isFalse();
  }

  @Test
  void noRecordPrintsItsSecret() {
    var careless = new TreeSet<String>();
    var looked = new TreeSet<String>();
    for (var type : recordsWithSecrets()) {
      looked.add(type.getName());
      if (printsItsSecret(type)) {
        careless.add(type.getName());
      }
    }
    assertThat(looked).hasSizeGreaterThan(15);
    assertThat(careless).as("records whose toString shows a secret").isEmpty();
  }

  private static List<Class<?>> recordsWithSecrets() {
    return Code.production().stream()
        .filter(type -> type.isAssignableTo(Record.class))
        .<Class<?>>map(JavaClass::reflect)
        .filter(SecretRecordsTest::hasSecret)
        .toList();
  }

  private static boolean hasSecret(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).anyMatch(SecretRecordsTest::isSecret);
  }

  private static boolean isSecret(RecordComponent component) {
    var where = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    return !NO_SECRETS.containsKey(where)
        && (SECRET_NAME.matcher(component.getName()).matches() || isText(component))
        && (component.getType() == String.class
            || component.getType() == List.class
            || component.getType() == Optional.class
            || component.getType() == char[].class);
  }

  private static boolean isText(RecordComponent component) {
    return component.getName().equals("text")
        && SECRET_RECORD.matcher(component.getDeclaringRecord().getSimpleName()).matches();
  }

  private static boolean printsItsSecret(Class<?> type) {
    return made(type).toString().toLowerCase(Locale.ROOT).contains(SECRET.toLowerCase(Locale.ROOT));
  }

  private static Object made(Class<?> type) {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = Arrays.stream(components).map(SecretRecordsTest::valueOf).toArray();
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new AssertionError(
          type.getName() + " refuses the values of this test: give it others", refused.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(type.getName() + " cannot be made", impossible);
    }
  }

  private static @Nullable Object valueOf(RecordComponent component) {
    var type = component.getType();
    boolean secret = isSecret(component);
    if (type == String.class) {
      return secret ? SECRET : "x";
    }
    if (type == List.class) {
      return secret ? List.of(SECRET) : List.of();
    }
    if (type == Optional.class) {
      return secret ? Optional.of(SECRET) : Optional.empty();
    }
    return simple(type);
  }

  private static @Nullable Object simple(Class<?> type) {
    Map<Class<?>, Object> values =
        Map.ofEntries(
            Map.entry(boolean.class, false),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(double.class, 1.0),
            Map.entry(Set.class, Set.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(UUID.class, new UUID(0, 1)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Duration.class, Duration.ofMinutes(1)));
    return values.get(type);
  }
}
