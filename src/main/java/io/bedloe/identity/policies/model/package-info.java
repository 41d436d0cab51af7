/**
 * The engine: CEL expressions, policies, the evaluation of a set of policies, and the translation
 * of expressions about rows into SQL. It needs neither a database nor a request.
 */
@NullMarked
package io.bedloe.identity.policies.model;

import org.jspecify.annotations.NullMarked;
