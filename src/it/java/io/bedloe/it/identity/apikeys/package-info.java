/** Tests of API keys over HTTP. */
@NullMarked
package io.bedloe.it.identity.apikeys;

import org.jspecify.annotations.NullMarked;
