/** A small application with the layout of Bedloe that breaks each of its rules once. */
@NullMarked
package io.bedloe.architecture.violations;

import org.jspecify.annotations.NullMarked;
