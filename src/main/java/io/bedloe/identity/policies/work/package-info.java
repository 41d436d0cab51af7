/** Scheduled work on policies, and their health check. */
@NullMarked
package io.bedloe.identity.policies.work;

import org.jspecify.annotations.NullMarked;
