package io.bedloe.platform.openapi;

import io.bedloe.platform.validation.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Translates the constraints of Bean Validation into JSON Schema, as far as JSON Schema can express
 * them.
 */
final class Constraints {

  private final List<Annotation> all = new ArrayList<>();

  private Constraints(AnnotatedElement... bearers) {
    for (var bearer : bearers) {
      for (var annotation : bearer.getAnnotations()) {
        add(annotation);
      }
    }
  }

  static Constraints on(RecordComponent component) {
    return new Constraints(component.getAccessor(), component.getAnnotatedType());
  }

  static Constraints of(AnnotatedElement type) {
    return new Constraints(type);
  }

  /** A constraint of Bedloe may be composed of standard ones. */
  private void add(Annotation annotation) {
    var type = annotation.annotationType();
    if (type.isAnnotationPresent(jakarta.validation.Constraint.class)
        && !type.getName().startsWith("jakarta.validation.")) {
      for (var part : type.getAnnotations()) {
        add(part);
      }
    }
    all.add(annotation);
  }

  void applyTo(Schema schema) {
    var types = schema.getType() == null ? List.<SchemaType>of() : schema.getType();
    all.forEach(
        constraint -> {
          if (types.contains(SchemaType.STRING)) {
            text(schema, constraint);
          } else if (types.contains(SchemaType.ARRAY)) {
            array(schema, constraint);
          } else if (types.contains(SchemaType.INTEGER)) {
            number(schema, constraint);
          }
        });
  }

  private static void text(Schema schema, Annotation constraint) {
    if (constraint instanceof Size size) {
      if (size.min() > 0) {
        schema.setMinLength(size.min());
      }
      schema.setMaxLength(size.max());
    } else if (constraint instanceof NotBlank) {
      mustNotBeEmpty(schema);
      schema.setPattern("\\S");
    } else if (constraint instanceof NotEmpty) {
      mustNotBeEmpty(schema);
    } else if (constraint instanceof Pattern pattern) {
      schema.setPattern("^(?:" + pattern.regexp() + ")$");
    } else if (constraint instanceof Email) {
      schema.setFormat("email");
    }
  }

  /** Sets the minimum length 1, unless {@link Size} has set a greater one. */
  private static void mustNotBeEmpty(Schema schema) {
    if (schema.getMinLength() == null) {
      schema.setMinLength(1);
    }
  }

  private static void array(Schema schema, Annotation constraint) {
    if (constraint instanceof Size size) {
      if (size.min() > 0) {
        schema.setMinItems(size.min());
      }
      schema.setMaxItems(size.max());
    } else if (constraint instanceof NotEmpty) {
      schema.setMinItems(1);
    }
  }

  private static void number(Schema schema, Annotation constraint) {
    if (constraint instanceof Min min) {
      schema.setMinimum(BigDecimal.valueOf(min.value()));
    } else if (constraint instanceof Max max) {
      schema.setMaximum(BigDecimal.valueOf(max.value()));
    }
  }
}
