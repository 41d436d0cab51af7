package io.bedloe.platform.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Requires a whole number other than zero. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NotZero.Check.class)
public @interface NotZero {

  String message() default "must not be zero";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The validator of this constraint. */
  final class Check implements ConstraintValidator<NotZero, Long> {

    @Override
    public boolean isValid(@Nullable Long number, ConstraintValidatorContext context) {
      return number == null || number != 0;
    }
  }
}
