package io.bedloe.commerce.imports.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file as it is staged; written as one flat JSON object.
 *
 * @param rowNumber as a spreadsheet shows it: the header is row 1
 * @param id the id of what the row will become
 * @param record the row's cells as one line of CSV
 * @param values what could be read of it; null when it could not be told which cell is which
 * @param refused why it is refused; null when it is right by itself
 */
public record StagedRow(
    long rowNumber,
    UUID id,
    String record,
    @JsonUnwrapped @Nullable RowValues values,
    @JsonUnwrapped @Nullable Refused refused) {}
