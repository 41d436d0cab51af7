package io.bedloe.kernel;

import java.util.UUID;

/** The source of new ids: version 7 UUIDs (RFC 9562), which sort by their time of creation. */
public interface Ids {

  UUID next();
}
