/** Reports of unexpected errors to Sentry, when a DSN is configured. */
@NullMarked
package io.bedloe.platform.errors;

import org.jspecify.annotations.NullMarked;
