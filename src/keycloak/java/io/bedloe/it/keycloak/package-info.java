/** Tests of federated sign-in with a real Keycloak ({@code make test-keycloak}). */
@NullMarked
package io.bedloe.it.keycloak;

import org.jspecify.annotations.NullMarked;
