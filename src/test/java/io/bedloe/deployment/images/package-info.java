/** Checks of the image: that its parts say the same as each other and as the server. */
@NullMarked
package io.bedloe.deployment.images;

import org.jspecify.annotations.NullMarked;
