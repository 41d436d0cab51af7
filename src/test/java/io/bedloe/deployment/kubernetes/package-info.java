/** Checks of the Helm chart and of the files of Kustomize under {@code k8s}. */
@NullMarked
package io.bedloe.deployment.kubernetes;

import org.jspecify.annotations.NullMarked;
