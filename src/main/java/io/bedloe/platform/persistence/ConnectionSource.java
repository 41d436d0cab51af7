package io.bedloe.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives connections with autocommit, which their users close. */
@FunctionalInterface
public interface ConnectionSource {

  Connection connection() throws SQLException;
}
