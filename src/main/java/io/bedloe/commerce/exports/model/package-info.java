/** The text of exported files. */
@NullMarked
package io.bedloe.commerce.exports.model;

import org.jspecify.annotations.NullMarked;
