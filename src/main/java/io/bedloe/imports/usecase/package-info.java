/** What is done with a file, step by step. */
@NullMarked
package io.bedloe.imports.usecase;

import org.jspecify.annotations.NullMarked;
