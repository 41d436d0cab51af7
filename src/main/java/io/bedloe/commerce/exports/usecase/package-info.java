/** The actions of callers and jobs on exports. */
@NullMarked
package io.bedloe.commerce.exports.usecase;

import org.jspecify.annotations.NullMarked;
