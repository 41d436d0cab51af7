package io.bedloe.identity.audit.usecase;

import io.bedloe.identity.audit.data.Heads;
import io.bedloe.identity.audit.data.Seals;
import io.bedloe.identity.audit.data.Seals.Seal;
import io.bedloe.identity.audit.model.Chain;
import io.bedloe.identity.audit.model.Head;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds each committed audit row to the chain of its day, and records the end of each day's chain in
 * a chain over all days.
 */
@ApplicationScoped
public class SealAudit {

  static final int BATCH = 1_000;

  private final Seals seals;
  private final Heads heads;
  private final AuditKeys keys;
  private final Clock clock;

  @Inject
  public SealAudit(Seals seals, Heads heads, AuditKeys keys, Clock clock) {
    this.seals = seals;
    this.heads = heads;
    this.keys = keys;
    this.clock = clock;
  }

  /** The end of a day's chain after a batch. */
  private record End(String seal, long position) {}

  /** Seals the next unsealed rows and returns their number. */
  @Transactional
  public int sealNextBatch() {
    seals.lock();
    var last = heads.last().orElseGet(this::first);
    var rows = seals.unsealed(last.sealedBefore(), BATCH);
    if (rows.isEmpty()) {
      return 0;
    }
    Map<String, Chain> chains = new LinkedHashMap<>();
    Map<String, End> ends = new LinkedHashMap<>();
    List<Seal> added = new ArrayList<>();
    for (var row : rows) {
      var chain = chains.computeIfAbsent(row.day(), this::chain);
      var seal = chain.seal(row.sealedText());
      added.add(new Seal(row.day(), chain.position(), row.id(), seal));
      ends.put(row.day(), new End(seal, chain.position()));
    }
    seals.add(added);
    long sealedBefore = rows.get(rows.size() - 1).txid();
    for (var end : ends.entrySet()) {
      last =
          last.next(
              keys.heads(),
              new Head.Content(
                  clock.instant(),
                  end.getKey(),
                  end.getValue().position(),
                  end.getValue().seal(),
                  sealedBefore));
      heads.add(last);
    }
    return rows.size();
  }

  private Head first() {
    var first = Head.first(keys.heads(), clock.instant(), seals.sealedBeforeOfEarlierVersions());
    heads.add(first);
    return first;
  }

  /**
   * The chain continues after the head and not after the last seal, so that removed seals leave a
   * detectable gap.
   */
  private Chain chain(String day) {
    return heads
        .lastOf(day)
        .map(head -> keys.chainAfter(head.seal(), head.position()))
        .or(() -> seals.end(day).map(end -> keys.chainAfter(end.hash(), end.position())))
        .orElseGet(() -> keys.chainOf(day));
  }
}
