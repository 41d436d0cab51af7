/** Tests of callers and their permissions. */
@NullMarked
package io.bedloe.platform.security;

import org.jspecify.annotations.NullMarked;
