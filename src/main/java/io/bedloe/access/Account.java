package io.bedloe.access;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who can sign in.
 *
 * @param email the sign-in address
 * @param name what to call them
 * @param roles by name
 */
public record Account(UUID id, String email, String name, List<String> roles) {}
