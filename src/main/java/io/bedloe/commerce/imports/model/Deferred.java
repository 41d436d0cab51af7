package io.bedloe.commerce.imports.model;

import io.bedloe.platform.security.StoredCaller;
import java.util.List;
import java.util.Map;

/**
 * The request of an import in the background, which is stored until the import has ended. The job
 * needs it besides the staged rows.
 *
 * @param delimiter the code point of the delimiter
 * @param header the header of the file
 */
public record Deferred(
    Map<String, List<String>> parameters, int delimiter, List<String> header, StoredCaller caller) {

  /** Returns the parsed request. */
  public ImportRequest request() {
    return ImportRequest.parse(parameters).delimitedBy((char) delimiter);
  }
}
