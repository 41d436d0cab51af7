/** Storage and queries of policies and decisions. */
@NullMarked
package io.bedloe.identity.policies.data;

import org.jspecify.annotations.NullMarked;
