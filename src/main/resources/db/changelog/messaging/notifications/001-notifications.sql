--liquibase formatted sql

--changeset bedloe:messaging-020-notifications
--comment A notification tells of one event, or counts further ones: an account has one unread count for each topic at most.
CREATE TABLE notifications (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users,
  topic text NOT NULL CHECK (length(topic) <= 50),
  event_id uuid,
  resource text,
  resource_id uuid,
  count bigint NOT NULL CHECK (count > 0),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  read_at timestamptz,
  version bigint NOT NULL,
  CHECK ((event_id IS NULL) = (resource IS NULL) AND (event_id IS NULL) = (resource_id IS NULL)),
  CHECK (event_id IS NULL OR count = 1)
);
CREATE INDEX notifications_by_user ON notifications (user_id, created_at, id);
CREATE INDEX notifications_unread ON notifications (user_id, created_at, id) WHERE read_at IS NULL;
CREATE INDEX notifications_created_at ON notifications (created_at, id);
CREATE UNIQUE INDEX notifications_event ON notifications (user_id, event_id) WHERE event_id IS NOT NULL;
CREATE UNIQUE INDEX notifications_count ON notifications (user_id, topic) WHERE read_at IS NULL AND event_id IS NULL;
CREATE TABLE notification_preferences (
  user_id uuid PRIMARY KEY REFERENCES users,
  in_app_off text[] NOT NULL,
  in_app_all text[] NOT NULL,
  updated_at timestamptz NOT NULL,
  version bigint NOT NULL
);
CREATE INDEX notification_preferences_all ON notification_preferences (user_id) WHERE in_app_all <> '{}';
--rollback DROP TABLE notification_preferences; DROP TABLE notifications;
