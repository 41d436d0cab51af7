/**
 * Records changes and their authors: a row of {@code audit_log} is written in the transaction of
 * the change, so that both are committed or neither. Rows are never changed or deleted. The feature
 * {@code audit} reads and seals them.
 */
@NullMarked
package io.bedloe.platform.audit;

import org.jspecify.annotations.NullMarked;
