package io.bedloe.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exclusive lock on a directory, which the operating system releases when the process ends. */
final class Claim implements AutoCloseable {
  private final FileChannel channel;

  private Claim(FileChannel channel) {
    this.channel = channel;
  }

  /** Locks the directory, or reports the process that holds it. */
  static Claim on(Path directory) {
    return attempt(directory)
        .orElseThrow(
            () ->
                new Refusal(
                    "Bedloe is already running on "
                        + directory
                        + " (process "
                        + Logs.read(file(directory)).strip()
                        + "): stop that server with Ctrl-C in its terminal first."));
  }

  /** Locks the directory if no other process holds it. */
  @SuppressWarnings("resource") // The lock owns the channel.
  static Optional<Claim> attempt(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(file(directory), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
      return Optional.of(new Claim(channel));
    } catch (AccessDeniedException e) {
      throw new Refusal(
          directory
              + " belongs to another operating system user: run this as that user, or remove the "
              + "directory.",
          e);
    } catch (IOException e) {
      throw new Refusal(directory + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static Path file(Path directory) {
    return directory.resolve("lock");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
