/** What is done with a file, step by step. */
@NullMarked
package io.bedloe.commerce.imports.usecase;

import org.jspecify.annotations.NullMarked;
