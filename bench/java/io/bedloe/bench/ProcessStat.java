package io.bedloe.bench;

import java.util.regex.Pattern;

/**
 * A line of {@code /proc/PID/stat} (proc_pid_stat(5)).
 *
 * @param parent the id of the parent process
 * @param ticks the processor time of the process, in ticks of the clock
 * @param ticksOfEnded the processor time of the children that have ended
 */
record ProcessStat(long parent, long ticks, long ticksOfEnded) {

  /** The offsets behind the name of the program, which stands in parentheses and may hold any. */
  private static final int PARENT = 1;

  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int ENDED_USER = 13;
  private static final int ENDED_SYSTEM = 14;
  private static final Pattern BLANKS = Pattern.compile(" +");

  static ProcessStat parse(String line) {
    var fields = BLANKS.split(line.substring(line.lastIndexOf(')') + 1).strip(), -1);
    return new ProcessStat(
        Long.parseLong(fields[PARENT]),
        Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]),
        Long.parseLong(fields[ENDED_USER]) + Long.parseLong(fields[ENDED_SYSTEM]));
  }
}
