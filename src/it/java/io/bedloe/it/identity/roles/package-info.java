/** Tests of roles over HTTP. */
@NullMarked
package io.bedloe.it.identity.roles;

import org.jspecify.annotations.NullMarked;
