/** Tests of the messaging layer on the real server. */
@NullMarked
package io.bedloe.it.messaging;

import org.jspecify.annotations.NullMarked;
