package io.bedloe.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests how often the database is asked for events of other servers. */
class LookForEventsTest {

  private final LookForEvents look = new LookForEvents();

  private long looksIn(int beats) {
    return IntStream.range(0, beats).filter(beat -> look.isDueAtBeat()).count();
  }

  @Test
  void withoutMessagesTheDatabaseIsAskedAtEachBeat() {
    assertThat(looksIn(20)).isEqualTo(20);
  }

  @Test
  void whileMessagesArriveTheDatabaseIsAskedAtEachTenthBeat() {
    look.setToldByOthers(true);
    assertThat(looksIn(LookForEvents.BEATS - 1)).isZero();
    assertThat(looksIn(1)).isEqualTo(1);
    assertThat(looksIn(2 * LookForEvents.BEATS)).isEqualTo(2);
  }

  @Test
  void whenMessagesStopTheDatabaseIsAskedAtEachBeatAgain() {
    look.setToldByOthers(true);
    look.setToldByOthers(false);
    assertThat(looksIn(5)).isEqualTo(5);
  }
}
