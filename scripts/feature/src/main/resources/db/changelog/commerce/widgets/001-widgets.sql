--liquibase formatted sql logicalFilePath:db/changelog/widgets/001-widgets.sql

--changeset bedloe:widgets-001-widgets
CREATE TABLE widgets (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL
);
--rollback DROP TABLE widgets;
