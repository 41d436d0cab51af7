/**
 * Access to PostgreSQL: statements, migrations, and the handling of failures. All other packages
 * use the generated repositories or {@link io.bedloe.platform.persistence.Sql}.
 */
@NullMarked
package io.bedloe.platform.persistence;

import org.jspecify.annotations.NullMarked;
