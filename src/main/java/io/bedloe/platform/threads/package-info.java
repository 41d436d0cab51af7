/** The threads of work that nobody's request waits for. */
@NullMarked
package io.bedloe.platform.threads;

import org.jspecify.annotations.NullMarked;
