package io.bedloe.platform.crypto;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Message authentication codes (HMAC, RFC 2104, with SHA-256) of one purpose. A code of version 1
 * names its version and its secret before it; one of version 0 is hexadecimal digits alone.
 */
public final class MacKeys {

  private final List<DerivedKey> keys;
  private final DerivedKey current;

  MacKeys(List<DerivedKey> keys, int writtenVersion) {
    this.keys = List.copyOf(keys);
    this.current =
        keys.stream().filter(key -> key.version() == writtenVersion).findFirst().orElseThrow();
  }

  /** The code of a text under the current secret. */
  public String sign(String text) {
    return sign(Digests.bytes(text));
  }

  /** The code of the parts, one after the other, under the current secret. */
  public String sign(byte[]... parts) {
    return code(current, parts);
  }

  /** Whether the code is of this text under any secret that is configured. */
  public boolean verify(@Nullable String code, String text) {
    return verify(code, Digests.bytes(text));
  }

  /** Whether the code is of these parts under any secret that is configured. */
  public boolean verify(@Nullable String code, byte[]... parts) {
    if (code == null) {
      return false;
    }
    int end = code.lastIndexOf('.');
    for (var key : keys) {
      boolean named = end < 0 ? key.version() == 0 : code.substring(0, end).equals(key.id());
      if (named && Digests.areEqual(code(key, parts), code)) {
        return true;
      }
    }
    return false;
  }

  /** The raw code under each key, the one that new data is written with first. */
  public List<byte[]> all(String text) {
    var bytes = Digests.bytes(text);
    return Stream.concat(Stream.of(current), keys.stream().filter(key -> key != current))
        .map(key -> key.mac(bytes))
        .toList();
  }

  private static String code(DerivedKey key, byte[]... parts) {
    var code = HexFormat.of().formatHex(key.mac(parts));
    return key.version() == 0 ? code : key.id() + "." + code;
  }
}
