package io.bedloe.platform.jobs;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The queue of a lane at the broker. A message is the id of a job that has been committed, and no
 * more than a hint: the row is the truth, and a claim decides who runs the job.
 */
final class WakeUpQueue {

  private static final int ID_LENGTH = 36;

  private WakeUpQueue() {}

  static Queue of(Session session, Lane lane) throws JMSException {
    return session.createQueue(name(lane));
  }

  static String name(Lane lane) {
    return "bedloe.jobs." + lane.name().toLowerCase(Locale.ROOT);
  }

  static Message message(Session session, JobId job) throws JMSException {
    return session.createTextMessage(job.value().toString());
  }

  /** Returns the id of the job; empty when the message is none of ours. */
  static Optional<JobId> jobOf(Message message) throws JMSException {
    if (!(message instanceof TextMessage text)) {
      return Optional.empty();
    }
    var id = text.getText();
    if (id == null || id.length() != ID_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new JobId(UUID.fromString(id)));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }
}
