package io.bedloe.audit.usecase;

import io.bedloe.access.AccessSettings;
import io.bedloe.audit.data.Seals;
import io.bedloe.audit.model.Chain;
import io.bedloe.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each committed audit row its place in its day's chain, once. */
@ApplicationScoped
public class SealAudit {

  private static final int BATCH = 1_000;

  private final Seals seals;
  private final Settings settings;

  @Inject
  public SealAudit(Seals seals, Settings settings) {
    this.seals = seals;
    this.settings = settings;
  }

  /** For the proxy only. */
  @SuppressWarnings("NullAway")
  protected SealAudit() {
    this.seals = null;
    this.settings = null;
  }

  /** Seals some of the rows that wait; answers how many. */
  @Transactional
  public int some() {
    seals.hold();
    var rows = seals.unsealed(BATCH);
    if (rows.isEmpty()) {
      return 0;
    }
    var secret = settings.get(AccessSettings.SECRET);
    Map<String, Chain> chains = new HashMap<>();
    List<@Nullable Object[]> added = new ArrayList<>();
    for (var row : rows) {
      var chain = chains.computeIfAbsent(row.day(), day -> chain(secret, day));
      var hash = chain.seal(row.canonical());
      added.add(new Object[] {row.day(), chain.position(), row.id(), hash});
    }
    seals.add(added, rows.get(rows.size() - 1).txid());
    return rows.size();
  }

  private Chain chain(String secret, String day) {
    return seals
        .end(day)
        .map(end -> new Chain(secret, end.hash(), end.position()))
        .orElseGet(() -> new Chain(secret, day));
  }
}
