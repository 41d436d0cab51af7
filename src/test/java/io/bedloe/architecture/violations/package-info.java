/** A small world that is laid out like Bedloe and breaks each of its rules once. */
@NullMarked
package io.bedloe.architecture.violations;

import org.jspecify.annotations.NullMarked;
