/** Tests of the exchange with Sentry. */
@NullMarked
package io.bedloe.platform.errors;

import org.jspecify.annotations.NullMarked;
