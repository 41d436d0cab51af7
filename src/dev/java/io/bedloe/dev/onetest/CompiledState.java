package io.bedloe.dev.onetest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was compiled last, kept in a file: of each source its stamp and what others see of it. */
final class CompiledState {

  /**
   * What is known of one source.
   *
   * @param stamp the file when it was compiled
   * @param surface what others are compiled against
   * @param constants the values that others have copied
   */
  record Entry(Stamp stamp, String surface, String constants) {}

  private final Path file;
  private final Map<String, Entry> entries = new TreeMap<>();

  private CompiledState(Path file) {
    this.file = file;
  }

  static CompiledState read(Path file) throws IOException {
    CompiledState state = new CompiledState(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("\t", 5);
        Stamp stamp = new Stamp(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        state.entries.put(parts[0], new Entry(stamp, parts[3], parts[4]));
      }
    }
    return state;
  }

  void save() throws IOException {
    List<String> lines = new ArrayList<>();
    entries.forEach(
        (source, entry) ->
            lines.add(
                String.join(
                    "\t",
                    source,
                    Long.toString(entry.stamp().modified()),
                    Long.toString(entry.stamp().size()),
                    entry.surface(),
                    entry.constants())));
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  Map<String, Entry> entries() {
    return entries;
  }

  /** Takes care that the source is compiled next time, whatever happens until then. */
  void markUnfinished(String source) {
    Entry before = entries.get(source);
    entries.put(
        source,
        before == null
            ? new Entry(Stamp.NONE, "", "")
            : new Entry(Stamp.NONE, before.surface(), before.constants()));
  }
}
