package io.bedloe.dev.onetest;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What another class can see of a compiled class, and which classes it refers to itself.
 *
 * @param name the binary name with slashes
 * @param surface a text that differs when something differs that other classes are compiled against
 * @param constants the values of its constants, which the compiler copies into other classes
 * @param superTypes the class that it extends and the interfaces that it implements
 * @param references all classes that it refers to
 */
record ClassFile(
    String name, String surface, String constants, Set<String> superTypes, Set<String> references) {

  private static final int PRIVATE = 0x0002;
  private static final int SYNTHETIC = 0x1000;
  private static final Pattern TYPE = Pattern.compile("L([\\w/$]+)[;<]");

  static ClassFile read(Path file) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      in.readLong(); // magic number and version
      return read(new ConstantPool(in), in);
    }
  }

  private static ClassFile read(ConstantPool pool, DataInputStream in) throws IOException {
    var surface = new StringBuilder();
    var constants = new StringBuilder();
    surface.append(in.readUnsignedShort());
    String name = pool.text(in.readUnsignedShort());
    Set<String> superTypes = new HashSet<>();
    superTypes.add(pool.text(in.readUnsignedShort()));
    superTypes.addAll(names(pool, in));
    surface.append(name).append(new java.util.TreeSet<>(superTypes));
    for (int kind = 0; kind < 2; kind++) { // fields, then methods
      members(pool, in, surface, constants);
    }
    surface.append(attributes(pool, in, constants));
    Set<String> references = new HashSet<>(pool.classNames());
    for (String text : pool.texts()) {
      TYPE.matcher(text).results().forEach(found -> references.add(found.group(1)));
    }
    return new ClassFile(
        name,
        Integer.toHexString(surface.toString().hashCode()) + surface.length(),
        Integer.toHexString(constants.toString().hashCode()),
        superTypes,
        references);
  }

  /** Members in the order of their names: moving one changes nothing for others. */
  private static void members(
      ConstantPool pool, DataInputStream in, StringBuilder surface, StringBuilder constants)
      throws IOException {
    List<String> visible = new ArrayList<>();
    List<String> values = new ArrayList<>();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      int flags = in.readUnsignedShort();
      String member = pool.text(in.readUnsignedShort()) + pool.text(in.readUnsignedShort());
      var value = new StringBuilder();
      String attributes = attributes(pool, in, value);
      if ((flags & (PRIVATE | SYNTHETIC)) == 0) {
        visible.add(flags + member + attributes + value);
        values.add(value.isEmpty() ? "" : member + value);
      }
    }
    visible.sort(null);
    values.sort(null);
    surface.append(visible);
    constants.append(values);
  }

  private static String attributes(ConstantPool pool, DataInputStream in, StringBuilder constants)
      throws IOException {
    var seen = new StringBuilder();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      String attribute = pool.text(in.readUnsignedShort());
      int length = in.readInt();
      switch (attribute) {
        case "Signature" -> seen.append(pool.text(in.readUnsignedShort()));
        case "ConstantValue" -> constants.append(pool.text(in.readUnsignedShort()));
        case "Exceptions", "PermittedSubclasses" -> seen.append(names(pool, in));
        default -> in.skipNBytes(length);
      }
    }
    return seen.toString();
  }

  private static List<String> names(ConstantPool pool, DataInputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      names.add(pool.text(in.readUnsignedShort()));
    }
    return names;
  }
}
