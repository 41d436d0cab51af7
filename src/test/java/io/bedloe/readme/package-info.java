/**
 * What a newcomer reads first, and whether it is true: the commands and answers of the README, and
 * its table of make targets.
 */
@NullMarked
package io.bedloe.readme;

import org.jspecify.annotations.NullMarked;
