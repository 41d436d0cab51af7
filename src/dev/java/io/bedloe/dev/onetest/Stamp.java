package io.bedloe.dev.onetest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * When a file was written and how long it is.
 *
 * @param modified milliseconds since 1970
 * @param size bytes
 */
record Stamp(long modified, long size) {

  /** No file has this one, so its bearer counts as changed. */
  static final Stamp NONE = new Stamp(0, -1);

  static Stamp of(Path file) throws IOException {
    return Files.exists(file)
        ? new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file))
        : NONE;
  }
}
