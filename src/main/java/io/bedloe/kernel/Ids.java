package io.bedloe.kernel;

import java.util.UUID;

/** Where new ids come from: version 7 UUIDs (RFC 9562), which sort by the time they were made. */
public interface Ids {

  UUID next();
}
