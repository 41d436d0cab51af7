--liquibase formatted sql

--changeset bedloe:messaging-021-notification-mails
--comment E-mails of notifications: whether and in which language an account gets them, and how many it got in a day.
ALTER TABLE notification_preferences
  ADD COLUMN email_off text[] NOT NULL DEFAULT '{}',
  ADD COLUMN language text CHECK (length(language) <= 10);
CREATE TABLE notification_mails (
  user_id uuid NOT NULL REFERENCES users,
  topic text NOT NULL CHECK (length(topic) <= 50),
  day date NOT NULL,
  count bigint NOT NULL CHECK (count > 0),
  PRIMARY KEY (user_id, topic, day)
);
CREATE INDEX notification_mails_day ON notification_mails (day);
--rollback DROP TABLE notification_mails; ALTER TABLE notification_preferences DROP COLUMN language, DROP COLUMN email_off;
