/** The background jobs of exports. */
@NullMarked
package io.bedloe.commerce.exports.work;

import org.jspecify.annotations.NullMarked;
