/** Stand-ins, written by hand, for what use cases need: SQL, the audit trail, decisions, events. */
@NullMarked
package io.bedloe.fakes;

import org.jspecify.annotations.NullMarked;
