/** The stored exports and their files. */
@NullMarked
package io.bedloe.commerce.exports.data;

import org.jspecify.annotations.NullMarked;
