package io.bedloe.dev.onetest;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The constant pool of a class file (Java Virtual Machine Specification, 4.4). */
final class ConstantPool {
  private final String[] texts;
  private final int[] targets;
  private final List<Integer> classes = new ArrayList<>();

  ConstantPool(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    texts = new String[count];
    targets = new int[count];
    java.util.Arrays.fill(texts, "");
    for (int i = 1; i < count; i++) {
      i += entry(in, i);
    }
  }

  /** Reads one entry and returns how many further places it takes. */
  private int entry(DataInputStream in, int i) throws IOException {
    int tag = in.readUnsignedByte();
    switch (tag) {
      case 1 -> texts[i] = in.readUTF();
      case 3 -> texts[i] = "int " + in.readInt();
      case 4 -> texts[i] = "float " + in.readInt();
      case 5, 6 -> texts[i] = "long " + in.readLong();
      case 7 -> {
        targets[i] = in.readUnsignedShort();
        classes.add(i);
      }
      case 8, 16, 19, 20 -> targets[i] = in.readUnsignedShort();
      case 9, 10, 11, 12, 17, 18 -> in.readInt();
      case 15 -> in.skipNBytes(3);
      default -> throw new IOException("unknown constant of kind " + tag);
    }
    return tag == 5 || tag == 6 ? 1 : 0;
  }

  /** The text of an entry, or of the entry that it names. */
  String text(int index) {
    return targets[index] == 0 ? texts[index] : texts[targets[index]];
  }

  List<String> classNames() {
    return classes.stream().map(this::text).toList();
  }

  List<String> texts() {
    return List.of(texts);
  }
}
