package io.bedloe.kernel;

import java.util.UUID;

/**
 * The id of a resource. Each kind of resource has a record of its own, so that the compiler refuses
 * the id of an order where that of an account is expected. In JSON, in paths and in SQL an id is
 * its UUID.
 */
public interface Id {

  UUID value();
}
