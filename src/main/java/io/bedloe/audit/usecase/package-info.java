/** Sealing the trail, and verifying it. */
@NullMarked
package io.bedloe.audit.usecase;

import org.jspecify.annotations.NullMarked;
