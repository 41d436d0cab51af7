package io.bedloe.dev.onetest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Compiles the sources of a tree that changed, then those that depend on what others see of them,
 * until nothing more has changed for anybody.
 */
final class IncrementalCompiler {
  private final SourceTree tree;
  private final Javac javac;
  private final CompiledState state;
  private final Map<String, Path> sources;
  private final Map<String, Stamp> stamps = new HashMap<>();
  private final Map<String, Seen> seen = new HashMap<>();
  private final Set<String> compiled = new TreeSet<>();
  private final Set<String> changedForOthers = new TreeSet<>();
  private final Set<String> changedConstants = new TreeSet<>();

  private record Seen(String surface, String constants) {
    CompiledState.Entry entry(Stamp stamp) {
      return new CompiledState.Entry(stamp, surface, constants);
    }
  }

  IncrementalCompiler(SourceTree tree, Javac javac, Path stateFile) throws IOException {
    this.tree = tree;
    this.javac = javac;
    this.state = CompiledState.read(stateFile);
    this.sources = tree.javaFiles();
  }

  /** Brings the classes up to date, after another tree that this one is compiled against. */
  void update(IncrementalCompiler... below) throws IOException {
    tree.copyResources();
    Set<String> dirty = changedSources();
    Set<String> gone = removeGone();
    dirty.addAll(dependents(gone, gone));
    changedForOthers.addAll(gone);
    changedConstants.addAll(gone);
    for (IncrementalCompiler other : below) {
      dirty.addAll(dependents(other.changedForOthers, other.changedConstants));
    }
    while (!dirty.isEmpty()) {
      dirty.forEach(state::markUnfinished);
      state.save();
      compile(dirty);
      Set<String> changed = new TreeSet<>();
      Set<String> constants = new TreeSet<>();
      look(dirty, changed, constants);
      compiled.addAll(dirty);
      changedForOthers.addAll(changed);
      changedConstants.addAll(constants);
      dirty = dependents(changed, constants);
      dirty.removeAll(compiled);
    }
  }

  /** To be called when every tree is compiled: until then all of it counts as changed. */
  void save() throws IOException {
    for (String source : compiled) {
      CompiledState.Entry entry = seen.getOrDefault(source, new Seen("", "")).entry(stamp(source));
      state.entries().put(source, entry);
    }
    state.save();
  }

  Set<String> compiled() {
    return compiled;
  }

  Set<String> sources() {
    return sources.keySet();
  }

  private Stamp stamp(String source) {
    return stamps.getOrDefault(source, Stamp.NONE);
  }

  private Set<String> changedSources() throws IOException {
    Set<String> changed = new TreeSet<>();
    for (var source : sources.entrySet()) {
      Stamp now = Stamp.of(source.getValue());
      stamps.put(source.getKey(), now);
      CompiledState.Entry before = state.entries().get(source.getKey());
      if (before == null || !before.stamp().equals(now)) {
        changed.add(source.getKey());
      }
    }
    return changed;
  }

  private Set<String> removeGone() throws IOException {
    Set<String> gone = new TreeSet<>(state.entries().keySet());
    gone.removeAll(sources.keySet());
    if (!gone.isEmpty()) {
      Map<String, List<Path>> classes = tree.classFiles();
      for (String source : gone) {
        for (Path file : classes.getOrDefault(source, List.of())) {
          Files.delete(file);
        }
        state.entries().remove(source);
      }
    }
    return gone;
  }

  private void compile(Set<String> dirty) throws IOException {
    Map<String, List<Path>> before = tree.classFiles();
    Map<Path, Stamp> old = new HashMap<>();
    for (String source : dirty) {
      for (Path file : before.getOrDefault(source, List.of())) {
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));
        old.put(file, Stamp.of(file));
      }
    }
    javac.compile(dirty.stream().map(sources::get).toList(), tree);
    for (var file : old.entrySet()) {
      if (Stamp.of(file.getKey()).equals(file.getValue())) {
        Files.delete(file.getKey()); // a nested class that is no more
      }
    }
  }

  /** Compares what others see of the sources with what they saw of them before. */
  private void look(Set<String> dirty, Set<String> changed, Set<String> constants)
      throws IOException {
    Map<String, List<Path>> classes = tree.classFiles();
    for (String source : dirty) {
      var surface = new StringBuilder();
      var values = new StringBuilder();
      for (Path file : classes.getOrDefault(source, List.of()).stream().sorted().toList()) {
        ClassFile read = ClassFile.read(file);
        surface.append(read.surface()).append(' ');
        values.append(read.constants()).append(' ');
      }
      Seen now = new Seen(surface.toString().strip(), values.toString().strip());
      seen.put(source, now);
      CompiledState.Entry before = state.entries().get(source);
      if (before == null || before.surface().isEmpty()) {
        continue; // new: nobody was compiled against it
      }
      if (!before.surface().equals(now.surface())) {
        changed.add(source);
      }
      if (!before.constants().equals(now.constants())) {
        constants.add(source);
      }
    }
  }

  /**
   * The sources of this tree that have to be compiled again. Class files name whatever they were
   * compiled against, but for constants, whose users are found by their text.
   */
  private Set<String> dependents(Set<String> changed, Set<String> constants) throws IOException {
    Set<String> found = new TreeSet<>();
    if (!changed.isEmpty()) {
      Map<String, Set<ClassFile>> classes = readAll();
      Set<String> wanted = new HashSet<>(changed);
      boolean grown = true;
      while (grown) { // whoever uses a subtype uses its inherited members too
        grown = false;
        for (var source : classes.entrySet()) {
          grown |=
              source.getValue().stream().anyMatch(file -> refersTo(file.superTypes(), wanted))
                  && wanted.add(source.getKey());
        }
      }
      for (var source : classes.entrySet()) {
        if (source.getValue().stream().anyMatch(file -> refersTo(file.references(), wanted))) {
          found.add(source.getKey());
        }
      }
    }
    if (!constants.isEmpty()) {
      found.addAll(mentioning(constants));
    }
    found.removeAll(changed);
    found.retainAll(sources.keySet());
    return found;
  }

  private static boolean refersTo(Set<String> names, Set<String> sources) {
    return names.stream().anyMatch(name -> sources.contains(SourceTree.sourceOf(name)));
  }

  private Map<String, Set<ClassFile>> readAll() throws IOException {
    Map<String, Set<ClassFile>> all = new HashMap<>();
    for (var source : tree.classFiles().entrySet()) {
      Set<ClassFile> files = new HashSet<>();
      for (Path file : source.getValue()) {
        files.add(ClassFile.read(file));
      }
      all.put(source.getKey(), files);
    }
    return all;
  }

  private Set<String> mentioning(Set<String> changed) throws IOException {
    String names = String.join("|", changed.stream().map(TestClasses::simple).toList());
    Pattern mentioned = Pattern.compile("\\b(" + names + ")\\b");
    Set<String> found = new TreeSet<>();
    for (var source : sources.entrySet()) {
      if (mentioned.matcher(Files.readString(source.getValue())).find()) {
        found.add(source.getKey());
      }
    }
    return found;
  }
}
