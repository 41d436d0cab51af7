package io.bedloe.identity.roles;

/**
 * Sessions, keys, accounts or roles have changed. Who remembers any of them forgets it when the
 * transaction has succeeded.
 */
public record AccessChanged() {}
