/**
 * E-mail: written in a transaction, and sent by SMTP by a job after its commit. No other package
 * uses {@code jakarta.mail}.
 */
@NullMarked
package io.bedloe.platform.mail;

import org.jspecify.annotations.NullMarked;
