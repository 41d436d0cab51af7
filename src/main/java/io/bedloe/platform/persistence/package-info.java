/**
 * The way to PostgreSQL: statements, migrations, keyset lists, and what it means when it is away.
 * All other packages use the generated repositories or {@link io.bedloe.platform.persistence.Sql}.
 */
@NullMarked
package io.bedloe.platform.persistence;

import org.jspecify.annotations.NullMarked;
