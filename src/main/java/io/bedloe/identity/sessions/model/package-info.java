/** Access tokens: the rules, without any I/O. */
@NullMarked
package io.bedloe.identity.sessions.model;

import org.jspecify.annotations.NullMarked;
