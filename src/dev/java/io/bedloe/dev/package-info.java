/**
 * The programs of a developer's machine: the services that Bedloe needs, the server itself, and a
 * launcher for each {@code make} target.
 *
 * <p>{@code make run} and the tests share them; the WAR does not contain them. The launchers report
 * a fault in one sentence ({@link io.bedloe.dev.Refusal}), never in a stack trace.
 */
@NullMarked
package io.bedloe.dev;

import org.jspecify.annotations.NullMarked;
