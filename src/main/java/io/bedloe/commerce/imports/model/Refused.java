package io.bedloe.commerce.imports.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bedloe.commerce.imports.RefusalCode;

/**
 * The reason why a row is refused.
 *
 * @param column the header of the cell at fault; empty when the whole row is at fault
 * @param value the content of the cell
 * @param detail what is wrong, as a sentence for people
 */
public record Refused(
    @JsonProperty("refused_code") RefusalCode code,
    @JsonProperty("refused_column") String column,
    @JsonProperty("refused_value") String value,
    @JsonProperty("refused_detail") String detail) {}
