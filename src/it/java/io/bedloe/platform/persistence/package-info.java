/** Tests of the SQL facade, on a real database. */
@NullMarked
package io.bedloe.platform.persistence;

import org.jspecify.annotations.NullMarked;
