/**
 * The engine: expressions in CEL, policies made of them, how a set of policies rules, and how an
 * expression about rows becomes SQL. Nothing here asks a database or a request.
 */
@NullMarked
package io.bedloe.identity.policies.model;

import org.jspecify.annotations.NullMarked;
