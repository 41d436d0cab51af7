package io.bedloe.platform.persistence;

import java.util.List;
import java.util.stream.Collectors;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;

/** The schema is older than the server, and the connected role cannot change it. */
final class SchemaOutdated extends LiquibaseException {

  private static final long serialVersionUID = 1L;
  private static final int MOST_NAMED = 3;

  private SchemaOutdated(String message) {
    super(message);
  }

  static SchemaOutdated without(List<ChangeSet> missing) {
    var names =
        missing.stream().limit(MOST_NAMED).map(ChangeSet::getId).collect(Collectors.joining(", "));
    return new SchemaOutdated(
        "The database lacks change sets of this version (%s%s), and the role of requests cannot apply them. Migrate as the role that owns the tables: docs/operations/upgrade.md."
            .formatted(names, missing.size() > MOST_NAMED ? ", …" : ""));
  }

  static SchemaOutdated withoutSchema() {
    return new SchemaOutdated(
        "The database has no schema yet, and the role of requests cannot create it. Migrate as the role that owns the database: docs/operations/upgrade.md.");
  }
}
