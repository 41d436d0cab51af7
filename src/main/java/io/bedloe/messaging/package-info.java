/**
 * The messaging layer: delivers to people and systems what happened. It uses the layers below it,
 * and learns about the business of higher layers through ports of the platform alone.
 */
@NullMarked
package io.bedloe.messaging;

import org.jspecify.annotations.NullMarked;
