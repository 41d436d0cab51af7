@NullMarked
package io.bedloe.platform.oidc;

import org.jspecify.annotations.NullMarked;
