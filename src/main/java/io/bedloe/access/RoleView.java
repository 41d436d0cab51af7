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
 */
public record RoleView(
    UUID id,
    String name,
    String description,
    boolean builtIn,
    List<String> permissions,
    List<String> parents,
    Instant createdAt,
    Instant updatedAt) {}
