--liquibase formatted sql

--changeset bedloe:platform-040-event-consumers
--comment Each consumer of the event stream inside Bedloe stores the position up to which it has handled the events, in the transaction of what it does.
CREATE TABLE event_consumers (
  name text PRIMARY KEY,
  position bigint NOT NULL
);
--rollback DROP TABLE event_consumers;
