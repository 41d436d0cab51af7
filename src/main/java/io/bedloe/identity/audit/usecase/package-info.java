/** Sealing the trail, and verifying it. */
@NullMarked
package io.bedloe.identity.audit.usecase;

import org.jspecify.annotations.NullMarked;
