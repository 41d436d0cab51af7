/** Tokens. */
@NullMarked
package io.bedloe.architecture.violations.identity.sessions.model;

import org.jspecify.annotations.NullMarked;
