package io.bedloe.identity.roles;

/**
 * Sessions, API keys, accounts or roles have changed. Caches of any of them are evicted when the
 * transaction has succeeded.
 */
public record AccessChanged() {}
