package io.bedloe.platform.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.InvalidValue;
import io.bedloe.kernel.Rejected;
import io.bedloe.kernel.RequestRule;
import io.bedloe.platform.json.TextFault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports the faults of a body, each with a JSON Pointer to its place. */
final class InputFaults {

  private InputFaults() {}

  static Rejected of(JsonProcessingException wrong) {
    if (wrong instanceof JsonMappingException mapping
        && !(mapping.getCause() instanceof JsonParseException)
        && !(mapping.getCause() instanceof StreamConstraintsException)) {
      return invalid(List.of(fault(mapping)));
    }
    var duplicate = duplicate(wrong);
    if (duplicate != null) {
      return Rejected.because(
          RequestRule.MALFORMED_BODY,
          "The request body has the member '%s' more than once in one object. Send it once."
              .formatted(duplicate.pointer()),
          List.of(duplicate));
    }
    var where = wrong.getLocation();
    var at =
        where == null
            ? ""
            : " at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
    var why =
        wrong instanceof StreamConstraintsException
                || wrong.getCause() instanceof StreamConstraintsException
            ? "exceeds the limits of nesting or length"
            : "is not well-formed JSON";
    return Rejected.because(RequestRule.MALFORMED_BODY, "The request body " + why + at + ".");
  }

  /** Returns the fault of a repeated member; null for another fault. */
  private static @Nullable Fault duplicate(JsonProcessingException wrong) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonParseException parse
          && parse.getProcessor() != null
          && String.valueOf(parse.getOriginalMessage()).startsWith("Duplicate field")) {
        return new Fault(
            parse.getProcessor().getParsingContext().pathAsPointer().toString(),
            "duplicate-member",
            "comes more than once");
      }
    }
    return null;
  }

  static Rejected of(Set<? extends ConstraintViolation<?>> violations) {
    return invalid(
        violations.stream()
            .map(
                violation ->
                    new Fault(
                        pointer(violation.getPropertyPath()),
                        code(violation),
                        violation.getMessage()))
            .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::code))
            .toList());
  }

  static Rejected invalid(List<Fault> faults) {
    return Rejected.because(
        HttpRule.INVALID_INPUT,
        faults.size() == 1
            ? "There is a fault at '%s': %s."
                .formatted(faults.get(0).pointer(), faults.get(0).detail())
            : "There are %d faults.".formatted(faults.size()),
        faults);
  }

  private static Fault fault(JsonMappingException wrong) {
    var pointer = pointer(wrong);
    if (wrong instanceof TextFault text) {
      return text.fault();
    }
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidValue invalid) {
        return invalid.at(pointer);
      }
    }
    if (wrong instanceof UnrecognizedPropertyException unknown) {
      return new Fault(
          pointer, "unknown-field", "there is no field '" + unknown.getPropertyName() + "' here");
    }
    if (wrong instanceof InvalidFormatException format) {
      return new Fault(
          pointer,
          format.getTargetType() == String.class ? "wrong-type" : "invalid-value",
          "must be " + expected(format.getTargetType()));
    }
    if (wrong instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      boolean missing = String.valueOf(wrong.getOriginalMessage()).startsWith("Missing required");
      return missing
          ? new Fault(pointer, "required", "is required")
          : new Fault(pointer, "wrong-type", "must be " + expected(mismatch.getTargetType()));
    }
    return new Fault(pointer, "invalid-value", "cannot be parsed");
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      var names = java.util.Arrays.stream(type.getEnumConstants()).map(String::valueOf).toList();
      return "one of " + String.join(", ", names);
    }
    if (type == String.class || type == java.util.Currency.class) {
      return "a string";
    }
    if (type == java.util.UUID.class) {
      return "a UUID";
    }
    if (type == java.time.Instant.class) {
      return "an RFC 3339 time such as 2026-11-21T09:30:00Z";
    }
    if (type == java.time.LocalDate.class) {
      return "a date such as 2026-11-21";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a whole number within the range";
    }
    if (java.util.Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "an array";
    }
    return "an object";
  }

  private static String pointer(JsonMappingException wrong) {
    var pointer = new StringBuilder();
    for (var step : wrong.getPath()) {
      pointer
          .append('/')
          .append(step.getFieldName() == null ? step.getIndex() : escaped(step.getFieldName()));
    }
    return pointer.toString();
  }

  private static String pointer(Path path) {
    var pointer = new StringBuilder();
    for (var node : path) {
      if (node.isInIterable() && node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      } else if (node.isInIterable() && node.getKey() != null) {
        pointer.append('/').append(escaped(String.valueOf(node.getKey())));
      }
      if (node.getName() != null && !node.getName().startsWith("<")) {
        pointer.append('/').append(escaped(node.getName()));
      }
    }
    return pointer.toString();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String code(ConstraintViolation<?> violation) {
    var constraint =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return switch (constraint) {
      case "NotNull", "NotEmpty", "NotBlank" -> "required";
      case "Size" -> "invalid-length";
      case "Min", "Max", "Positive", "PositiveOrZero" -> "out-of-range";
      case "Pattern" -> "invalid-format";
      default -> constraint.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    };
  }
}
