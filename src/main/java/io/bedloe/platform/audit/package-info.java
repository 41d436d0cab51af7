/**
 * Writes down who changed what: a row of {@code audit_log} in the transaction of the change, so
 * that both are there or neither. Rows are only ever added. Reading and sealing them is the feature
 * {@code audit}.
 */
@NullMarked
package io.bedloe.platform.audit;

import org.jspecify.annotations.NullMarked;
