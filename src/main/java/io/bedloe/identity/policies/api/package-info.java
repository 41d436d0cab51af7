/** The HTTP resources of policies and of explanations. */
@NullMarked
package io.bedloe.identity.policies.api;

import org.jspecify.annotations.NullMarked;
