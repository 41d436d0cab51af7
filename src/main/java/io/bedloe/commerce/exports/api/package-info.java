/** The HTTP resource of exports. */
@NullMarked
package io.bedloe.commerce.exports.api;

import org.jspecify.annotations.NullMarked;
