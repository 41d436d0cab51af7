import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * {@code java StoreJars.java FOLDER}: writes each JAR under a folder again with the same entries in
 * the same order, uncompressed. An archive or a layer of an image that is compressed as a whole is
 * smaller then: the compressor sees what the classes of all JARs have in common.
 */
final class StoreJars {

  private StoreJars() {}

  public static void main(String[] arguments) throws IOException {
    try (var files = Files.walk(Path.of(arguments[0]))) {
      files.filter(file -> file.toString().endsWith(".jar")).filter(Files::isRegularFile).forEach(StoreJars::store);
    }
  }

  private static void store(Path jar) {
    var stored = jar.resolveSibling(jar.getFileName() + ".stored");
    try (var in = new ZipFile(jar.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(stored))) {
      out.setMethod(ZipOutputStream.STORED);
      for (var entry : in.stream().toList()) {
        var content = in.getInputStream(entry).readAllBytes();
        var crc = new CRC32();
        crc.update(content);
        var copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(entry.getTimeLocal());
        copy.setSize(content.length);
        copy.setCrc(crc.getValue());
        out.putNextEntry(copy);
        out.write(content);
        out.closeEntry();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(jar + " cannot be written without compression", unreadable);
    }
    try {
      Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
