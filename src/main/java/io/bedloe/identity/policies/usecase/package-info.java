/** Use cases of policies, and their evaluation. */
@NullMarked
package io.bedloe.identity.policies.usecase;

import org.jspecify.annotations.NullMarked;
