/**
 * Tests against a running Bedloe with a real PostgreSQL, and their infrastructure.
 *
 * <p>There are three kinds, distinguished by name and tag: {@code *IT} calls the shared server
 * ({@link io.bedloe.it.IntegrationTest}); {@code *ST} starts, kills and restarts servers of its own
 * ({@link io.bedloe.it.SystemTest}); {@code *AT} runs inside the server by Arquillian ({@link
 * io.bedloe.it.InContainerTest}). {@link io.bedloe.it.As} authenticates requests, {@link
 * io.bedloe.it.Database} reads the database directly.
 */
@NullMarked
package io.bedloe.it;

import org.jspecify.annotations.NullMarked;
