/**
 * Roles: their permissions, their inheritance, and the right to grant them. Owns the table {@code
 * roles}. Publishes {@link io.bedloe.identity.roles.Roles}, {@link
 * io.bedloe.identity.roles.OwnRights}, {@link io.bedloe.identity.roles.CallerPermissions} and the
 * event {@link io.bedloe.identity.roles.AccessChanged}. It is the lowest feature of the layer: it
 * uses no other feature.
 */
@NullMarked
package io.bedloe.identity.roles;

import org.jspecify.annotations.NullMarked;
