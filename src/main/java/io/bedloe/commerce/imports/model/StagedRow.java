package io.bedloe.commerce.imports.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file as it is staged, written as one flat JSON object.
 *
 * @param rowNumber the row's number as a spreadsheet shows it: the header is row 1
 * @param id the id of the record that the row creates
 * @param record the row's cells as one line of CSV
 * @param values the values that could be read; null when the cells could not be matched with
 *     columns
 * @param refused the reason why the row is refused; null when the row itself is valid
 */
public record StagedRow(
    long rowNumber,
    UUID id,
    String record,
    @JsonUnwrapped @Nullable RowValues values,
    @JsonUnwrapped @Nullable Refused refused) {}
