/** Tests of the exchange with a mail server. */
@NullMarked
package io.bedloe.platform.mail;

import org.jspecify.annotations.NullMarked;
