/** Sessions, refresh tokens and access tokens: their states and rules, without any I/O. */
@NullMarked
package io.bedloe.identity.sessions.model;

import org.jspecify.annotations.NullMarked;
