package io.bedloe.fakes;

import io.bedloe.identity.accounts.RegistrationId;
import io.bedloe.identity.accounts.data.Registrations;
import io.bedloe.identity.accounts.model.MailedToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Registrations in memory. */
public final class FakeRegistrations extends Registrations {

  private final List<Stored> rows = new ArrayList<>();

  private record Stored(Wanted wanted, String hash, Instant expiresAt) {

    boolean isOf(MailedToken token, Instant now) {
      return hash.equals(token.hash()) && expiresAt.isAfter(now);
    }

    boolean isFor(String email) {
      return wanted.email().equalsIgnoreCase(email);
    }
  }

  public FakeRegistrations() {
    super(new FakeSql(), () -> new UUID(0, 0));
  }

  /** The registrations that wait for their verification. */
  public List<Wanted> waiting() {
    return rows.stream().map(Stored::wanted).distinct().toList();
  }

  @Override
  public RegistrationId put(Wanted wanted, MailedToken token, Instant now, Instant expiresAt) {
    rows.add(new Stored(wanted, token.hash(), expiresAt));
    return new RegistrationId(new UUID(7, rows.size()));
  }

  @Override
  public Optional<String> addToken(String email, MailedToken token, Instant now) {
    var newest =
        rows.stream()
            .filter(row -> row.isFor(email) && row.expiresAt().isAfter(now))
            .reduce((before, last) -> last);
    newest.ifPresent(row -> rows.add(new Stored(row.wanted(), token.hash(), row.expiresAt())));
    return newest.map(row -> row.wanted().email());
  }

  @Override
  public List<Wanted> sameAddress(MailedToken token, Instant now) {
    return rows.stream()
        .filter(row -> row.isOf(token, now))
        .findFirst()
        .map(
            first ->
                rows.stream()
                    .filter(row -> row.isFor(first.wanted().email()))
                    .map(Stored::wanted)
                    .distinct()
                    .toList())
        .orElse(List.of());
  }

  @Override
  public boolean removeAddress(MailedToken token, Instant now) {
    var found = rows.stream().filter(row -> row.isOf(token, now)).findFirst();
    found.ifPresent(removed -> rows.removeIf(row -> row.isFor(removed.wanted().email())));
    return found.isPresent();
  }
}
