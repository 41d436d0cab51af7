/** The tables of access. */
@NullMarked
package io.bedloe.identity.access.data;

import org.jspecify.annotations.NullMarked;
