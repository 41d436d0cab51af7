/** Tests of the audit trail over HTTP and in the database. */
@NullMarked
package io.bedloe.it.identity.audit;

import org.jspecify.annotations.NullMarked;
