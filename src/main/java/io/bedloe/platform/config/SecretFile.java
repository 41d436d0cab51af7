package io.bedloe.platform.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The value of a secret setting in a file, as Docker, Kubernetes and systemd mount secrets: the
 * setting {@code bedloe.db.password.file} (BEDLOE_DB_PASSWORD_FILE) is the path of a file with the
 * value of {@code bedloe.db.password}. Messages name the file and never its content.
 */
final class SecretFile {

  static final String SUFFIX = ".file";

  /** The longest secret is a key in one line; a larger file is another one by mistake. */
  private static final long MOST_BYTES = 64L * 1024;

  private SecretFile() {}

  /** Returns the name of the setting that names the file. */
  static String nameFor(Setting<?> setting) {
    return setting.name() + SUFFIX;
  }

  /**
   * Returns the one line of the file.
   *
   * @throws IllegalArgumentException when the file has no value that can be read
   */
  static String read(Setting<?> setting, String path) {
    var text = content(setting, path).strip();
    if (text.isEmpty()) {
      throw fault(setting, path, "is empty");
    }
    if (text.lines().count() > 1) {
      throw fault(setting, path, "has more than one line");
    }
    return text;
  }

  private static String content(Setting<?> setting, String path) {
    try {
      var file = Path.of(path);
      if (!Files.exists(file)) {
        throw fault(setting, path, "does not exist");
      }
      if (!Files.isRegularFile(file)) {
        throw fault(setting, path, "is no file");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw fault(setting, path, "has more than " + MOST_BYTES + " bytes");
      }
      return Files.readString(file);
    } catch (CharacterCodingException notText) {
      throw fault(setting, path, "is no text in UTF-8");
    } catch (IOException | InvalidPathException unreadable) {
      throw fault(setting, path, "cannot be read");
    }
  }

  private static IllegalArgumentException fault(Setting<?> setting, String path, String what) {
    return new IllegalArgumentException(
        "the file \"%s\" of %s %s".formatted(path, Setting.variable(nameFor(setting)), what));
  }
}
