/**
 * Reports: what was sold, computed in SQL from the tables of orders, which it reads and nobody
 * else's code calls. Owns no table.
 */
@NullMarked
package io.bedloe.reports;

import org.jspecify.annotations.NullMarked;
