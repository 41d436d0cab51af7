package io.bedloe.commerce.exports.usecase;

import io.bedloe.commerce.exports.ExportRule;
import io.bedloe.commerce.exports.ExportSettings;
import io.bedloe.commerce.exports.data.Exports;
import io.bedloe.commerce.exports.data.Exports.Chunk;
import io.bedloe.commerce.exports.data.Exports.Resumed;
import io.bedloe.commerce.exports.model.RowText;
import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.Settings;
import io.bedloe.platform.lists.Condition;
import io.bedloe.platform.lists.ExportedList;
import io.bedloe.platform.lists.Lists;
import io.bedloe.platform.lists.RowLimits;
import io.bedloe.platform.security.CurrentCaller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next chunk of a file: up to ten pages of its list, as the current caller sees them.
 */
@Dependent
class WriteChunk {

  private static final int PAGES = 10;

  /** A chunk that has so many characters is stored before the tenth page. */
  private static final int CHARACTERS = 500_000;

  private final Exports exports;
  private final EndExport end;
  private final Lists lists;
  private final RowLimits limits;
  private final CurrentCaller caller;
  private final Settings settings;

  @Inject
  WriteChunk(
      Exports exports,
      EndExport end,
      Lists lists,
      RowLimits limits,
      CurrentCaller caller,
      Settings settings) {
    this.exports = exports;
    this.end = end;
    this.lists = lists;
    this.limits = limits;
    this.caller = caller;
    this.settings = settings;
  }

  /**
   * Where the file continues.
   *
   * @param number the number of the next chunk
   * @param cursor the end of the last page; null at the beginning and at the end
   */
  record Position(long number, @Nullable String cursor) {

    boolean isEnd() {
      return number > 0 && cursor == null;
    }
  }

  <T> Position write(Resumed resumed, ExportedList<T> list, Position from) {
    if (from.isEnd()) {
      return from;
    }
    var export = resumed.export();
    var conditions = new ArrayList<>(limits.conditions(list.listing()));
    conditions.addAll(list.conditions(caller.get(), export.filters().keySet()));
    var cursor = from.cursor();
    var fields = ExportQuery.page(list.listing(), export.filters(), cursor).fields();
    var row = new RowText(export.format(), list.listing().type(), fields);
    var text = new StringBuilder(from.number() == 0 ? row.header() : "");
    long rows = 0;
    for (int page = 0; page < PAGES && text.length() < CHARACTERS; page++) {
      var request = ExportQuery.page(list.listing(), export.filters(), cursor);
      var found = lists.page(list.listing(), request, conditions.toArray(Condition[]::new));
      if (found.page().total() != null) {
        exports.setTotal(export.id(), found.page().total());
      }
      for (var item : list.shown(found.items())) {
        text.append(row.line(item));
        rows++;
      }
      cursor = found.page().next();
      if (cursor == null) {
        break;
      }
    }
    var chunk = Chunk.ofText(from.number(), text.toString(), rows);
    mustFit(exports.any(export.id()).bytes() + chunk.size());
    end.append(export.id(), resumed.run(), chunk, cursor);
    return new Position(from.number() + 1, cursor);
  }

  /** Refuses a file that is too large. */
  void mustFit(long bytes) {
    int most = settings.get(ExportSettings.MAX_BYTES);
    if (bytes > most) {
      throw Rejected.because(
          ExportRule.EXPORT_TOO_LARGE,
          "The file would have more than %d bytes. Export fewer rows with filters."
              .formatted(most));
    }
  }
}
