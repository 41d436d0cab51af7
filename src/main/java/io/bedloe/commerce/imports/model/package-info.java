/**
 * What a file's parameters, header and rows may be; every check that one row can be given by
 * itself.
 */
@NullMarked
package io.bedloe.commerce.imports.model;

import org.jspecify.annotations.NullMarked;
