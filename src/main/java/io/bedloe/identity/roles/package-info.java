/**
 * Roles: which permissions they give, on which other roles they stand, and who may give them. Owns
 * the table {@code roles}. Publishes {@link io.bedloe.identity.roles.Roles}, {@link
 * io.bedloe.identity.roles.OwnRights} and the event {@link io.bedloe.identity.roles.AccessChanged}.
 * The lowest feature of the floor: it uses no other.
 */
@NullMarked
package io.bedloe.identity.roles;

import org.jspecify.annotations.NullMarked;
