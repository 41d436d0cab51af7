/**
 * Exports of lists and reports as files. A background job reads a list page by page, with the
 * rights of the account that asked for it, and stores the file in chunks. Owns the tables {@code
 * exports} and {@code export_chunks}. The features that own the lists publish them as {@link
 * io.bedloe.platform.lists.ExportedList}, and those that own reports as {@link
 * io.bedloe.commerce.exports.ExportedReport}.
 */
@NullMarked
package io.bedloe.commerce.exports;

import org.jspecify.annotations.NullMarked;
