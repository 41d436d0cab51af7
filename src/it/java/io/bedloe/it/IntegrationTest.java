package io.bedloe.it;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * Tests the running server over HTTP. All classes share one server and one database: a test creates
 * its data under unique names and does not depend on data of other tests.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("integration")
@MicroShedTest
@ExtendWith(DescribedEvents.class)
public @interface IntegrationTest {}
