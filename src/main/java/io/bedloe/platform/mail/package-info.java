/**
 * E-mail: written in a transaction, sent once it has committed, by SMTP. The only place that knows
 * {@code jakarta.mail}.
 */
@NullMarked
package io.bedloe.platform.mail;

import org.jspecify.annotations.NullMarked;
