package io.bedloe.platform.validation;

import io.bedloe.kernel.EmailAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Requires the form and the length of an {@link EmailAddress}. */
@Target({
  ElementType.METHOD,
  ElementType.FIELD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
@Size(min = EmailAddress.SHORTEST, max = EmailAddress.LONGEST)
@Constraint(validatedBy = Email.Check.class)
public @interface Email {

  String message() default EmailAddress.FORM_MESSAGE;

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** The validator of the form. */
  final class Check implements ConstraintValidator<Email, String> {

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || text.isEmpty() || EmailAddress.isWellFormed(text);
    }
  }
}
