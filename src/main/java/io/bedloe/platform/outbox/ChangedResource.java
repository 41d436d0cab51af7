package io.bedloe.platform.outbox;

import io.bedloe.kernel.ResourceId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of events that say no more than which resource changed. */
@Schema(description = "The resource that changed.")
public record ChangedResource(@Schema(description = "The id of the resource.") ResourceId id) {}
