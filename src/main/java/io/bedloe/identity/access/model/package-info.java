/** Roles, passwords and tokens: the rules, without any I/O. */
@NullMarked
package io.bedloe.identity.access.model;

import org.jspecify.annotations.NullMarked;
