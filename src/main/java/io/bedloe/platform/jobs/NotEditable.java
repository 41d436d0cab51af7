package io.bedloe.platform.jobs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a member of a payload that an administrator must not change, such as the name in which the
 * job acts. Members of the type {@link io.bedloe.kernel.AccountId} are not editable without it.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface NotEditable {}
