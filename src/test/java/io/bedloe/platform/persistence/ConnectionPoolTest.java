package io.bedloe.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bedloe.kernel.Rejected;
import io.bedloe.platform.config.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the pool without a database. */
class ConnectionPoolTest {

  @Test
  void aRequestThatNeedsAConnectionWhileTheServerStopsIsRefusedAsUnavailable() {
    var pool =
        new ConnectionPool(
            MapConfig.settings(Map.of("bedloe.db.url", "jdbc:postgresql://127.0.0.1:1/none")));
    pool.close();

    var refused = DatabaseFailure.toRejected(catchThrowable(pool::connection));

    assertThat(refused).extracting(Rejected::rule).isEqualTo(PersistenceRule.DATABASE_UNAVAILABLE);
  }
}
