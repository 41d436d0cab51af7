/** The interface of a feature that issues tokens. */
@NullMarked
package io.bedloe.architecture.violations.identity.sessions.api;

import org.jspecify.annotations.NullMarked;
