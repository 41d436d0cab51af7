/** Tests of policies against a running server. */
@NullMarked
package io.bedloe.it.identity.policies;

import org.jspecify.annotations.NullMarked;
