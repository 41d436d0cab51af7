package io.bedloe.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.bedloe.kernel.Fault;
import io.bedloe.kernel.InvalidValue;

/**
 * A text in a JSON body that cannot be stored. It gets its place from the parser, because Jackson's
 * own path ends at the members of a map and does not include free data.
 */
public final class TextFault extends JsonMappingException {

  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final InvalidValue invalid;

  TextFault(JsonParser parser, InvalidValue invalid) {
    super(parser, invalid.detail(), invalid);
    this.pointer = parser.getParsingContext().pathAsPointer().toString();
    this.invalid = invalid;
  }

  public Fault fault() {
    return invalid.at(pointer);
  }
}
