package io.bedloe.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A role.
 *
 * @param builtIn whether it is always there and cannot be changed
 * @param permissions what it allows by itself
 * @param parents the roles whose permissions it has too
 * @param secondFactor whether those who have it must show a second factor before it allows anything
 */
public record RoleView(
    UUID id,
    String name,
    String description,
    boolean builtIn,
    List<String> permissions,
    List<String> parents,
    boolean secondFactor,
    Instant createdAt,
    Instant updatedAt) {}
