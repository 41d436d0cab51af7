/** What can be done with policies, and how they decide. */
@NullMarked
package io.bedloe.identity.policies.usecase;

import org.jspecify.annotations.NullMarked;
