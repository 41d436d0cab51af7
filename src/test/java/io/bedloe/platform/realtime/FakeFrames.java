package io.bedloe.platform.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The frames of a client that takes them when the test says so, or at once. */
final class FakeFrames implements SocketFrames {

  final List<String> sent = new ArrayList<>();
  int pings;
  boolean takesAtOnce = true;
  int closeCode;
  String closeReason = "";
  private @Nullable Consumer<Boolean> pending;

  @Override
  public void sendText(String text, Consumer<Boolean> whenSent) {
    sent.add(text);
    waitFor(whenSent);
  }

  @Override
  public void sendPing(Consumer<Boolean> whenSent) {
    pings++;
    waitFor(whenSent);
  }

  private void waitFor(Consumer<Boolean> whenSent) {
    if (pending != null) {
      throw new IllegalStateException("a frame was sent before the result of the one before");
    }
    pending = whenSent;
    if (takesAtOnce) {
      take(true);
    }
  }

  /** The network has taken the frame, or the client is gone. */
  void take(boolean isSent) {
    var waiting = pending;
    if (waiting == null) {
      throw new IllegalStateException("no frame was sent");
    }
    pending = null;
    waiting.accept(isSent);
  }

  @Override
  public void close(int code, String reason) {
    closeCode = code;
    closeReason = reason;
  }
}
