/**
 * What a developer's machine runs: the services that Bedloe needs, the server itself, and a
 * launcher for each {@code make} target.
 *
 * <p>Shared by {@code make run} and the tests; nothing of it goes into the WAR. The launchers speak
 * to a person: what is wrong is said in one sentence ({@link io.bedloe.dev.Refusal}), never in a
 * stack trace.
 */
@NullMarked
package io.bedloe.dev;

import org.jspecify.annotations.NullMarked;
