package io.bedloe.platform.validation;

import io.bedloe.kernel.Money;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Requires an amount of money of zero or more. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NotNegative.Check.class)
public @interface NotNegative {

  String message() default "must not be negative";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The validator of this constraint. */
  final class Check implements ConstraintValidator<NotNegative, Money> {

    @Override
    public boolean isValid(@Nullable Money money, ConstraintValidatorContext context) {
      return money == null || money.minor() >= 0;
    }
  }
}
