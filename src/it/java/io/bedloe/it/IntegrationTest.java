package io.bedloe.it;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * Asks the running server over HTTP. All classes share one server and one database: a test makes
 * what it needs under names of its own and expects nothing of what others left.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("integration")
@MicroShedTest
public @interface IntegrationTest {}
