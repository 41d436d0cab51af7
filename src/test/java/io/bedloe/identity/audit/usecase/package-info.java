/** The use cases of the audit trail, with fakes in place of the database. */
@NullMarked
package io.bedloe.identity.audit.usecase;

import org.jspecify.annotations.NullMarked;
