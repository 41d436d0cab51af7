package io.bedloe.messaging.events;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of the event stream. */
@Schema(description = "A page of the event stream.")
public record EventPage(
    @Schema(description = "The events, in the order of their positions.") List<CloudEvent> items,
    @Schema(description = "Where to go on.") Next page) {

  /**
   * Where to go on.
   *
   * @param next the position for the parameter {@code after} of the next request
   */
  @Schema(name = "NextEvents", description = "Where to go on.")
  public record Next(
      @Schema(description = "The highest number of events in the page.", examples = "20") int limit,
      @Schema(
              description =
                  "The position for the parameter `after` of the next request. When it is higher"
                      + " than the one that was sent there can be more events, also after a page"
                      + " without items.",
              examples = "4711")
          long next) {}
}
