/** Checks of the pipelines of GitHub and GitLab, of the settings beside them, and of releases. */
@NullMarked
package io.bedloe.deployment.pipelines;

import org.jspecify.annotations.NullMarked;
