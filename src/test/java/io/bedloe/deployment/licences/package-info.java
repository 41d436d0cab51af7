/** Checks of the licences of dependencies, beside those that the build does itself. */
@NullMarked
package io.bedloe.deployment.licences;

import org.jspecify.annotations.NullMarked;
