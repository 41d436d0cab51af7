/** Whether a password is known from a data breach, by a look-up that does not reveal it. */
@NullMarked
package io.bedloe.platform.breaches;

import org.jspecify.annotations.NullMarked;
