/** Constraints of Bean Validation on values of the kernel and on numbers. */
@NullMarked
package io.bedloe.platform.validation;

import org.jspecify.annotations.NullMarked;
