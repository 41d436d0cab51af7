/** Checks of the files of Compose and Swarm: against the Compose Specification, and the server. */
@NullMarked
package io.bedloe.deployment.compose;

import org.jspecify.annotations.NullMarked;
