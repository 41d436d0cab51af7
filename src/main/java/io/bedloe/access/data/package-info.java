/** The tables of access. */
@NullMarked
package io.bedloe.access.data;

import org.jspecify.annotations.NullMarked;
