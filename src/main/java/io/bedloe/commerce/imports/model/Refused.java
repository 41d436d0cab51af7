package io.bedloe.commerce.imports.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bedloe.commerce.imports.RefusalCode;

/**
 * Why one row is refused.
 *
 * @param column the header of the cell at fault; empty when it is the row as a whole
 * @param value what stands there
 * @param detail what is wrong, for people
 */
public record Refused(
    @JsonProperty("refused_code") RefusalCode code,
    @JsonProperty("refused_column") String column,
    @JsonProperty("refused_value") String value,
    @JsonProperty("refused_detail") String detail) {}
