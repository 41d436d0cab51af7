/** What is nobody's business but the catalogue's. */
@NullMarked
package io.bedloe.architecture.violations.commerce.catalog.model;

import org.jspecify.annotations.NullMarked;
