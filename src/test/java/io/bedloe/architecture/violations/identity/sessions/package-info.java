/** A feature that issues tokens. */
@NullMarked
package io.bedloe.architecture.violations.identity.sessions;

import org.jspecify.annotations.NullMarked;
