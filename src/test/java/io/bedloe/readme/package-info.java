/** Tests that the README is true: its commands and outputs, and its table of make targets. */
@NullMarked
package io.bedloe.readme;

import org.jspecify.annotations.NullMarked;
