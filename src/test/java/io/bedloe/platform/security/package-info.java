/** Tests of who is asking and what they may do. */
@NullMarked
package io.bedloe.platform.security;

import org.jspecify.annotations.NullMarked;
