package io.bedloe.platform.mail;

import java.time.Duration;

/** Says a time in words, such as {@code 24 hours}; in German in the dative, as after "von". */
public final class TimeInWords {

  private TimeInWords() {}

  public static String of(Duration time, MailLanguage language) {
    boolean isGerman = language == MailLanguage.DE;
    if (time.toDays() > 1) {
      return time.toDays() + (isGerman ? " Tagen" : " days");
    }
    return time.toHours() > 1
        ? time.toHours() + (isGerman ? " Stunden" : " hours")
        : time.toMinutes() + (isGerman ? " Minuten" : " minutes");
  }
}
