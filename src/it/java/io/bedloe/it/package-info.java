/**
 * Tests against a running Bedloe with a real PostgreSQL, and what they stand on.
 *
 * <p>Three kinds, told apart by name and tag: {@code *IT} asks the one server that all share
 * ({@link io.bedloe.it.IntegrationTest}); {@code *ST} starts, kills and restarts servers of its own
 * ({@link io.bedloe.it.SystemTest}); {@code *AT} runs inside the server by Arquillian ({@link
 * io.bedloe.it.InContainerTest}). {@link io.bedloe.it.As} signs in, {@link io.bedloe.it.Database}
 * looks behind the API.
 */
@NullMarked
package io.bedloe.it;

import org.jspecify.annotations.NullMarked;
