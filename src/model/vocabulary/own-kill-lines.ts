/**
 * What a time-out, a watchdog or a supervisor writes when it kills a process inside the container itself: then SIGKILL
 * has nothing to do with memory. Patterns are linear and are tried on one log event at a time.
 */
const OWN_KILLS = [
  // timeout(1) of GNU coreutils with -v.
  /\btimeout: sending signal \w+ to command/i,
  // What it does itself: that a process “was killed by signal 9” may be the work of the kernel.
  /\b(?:watchdog|supervisor|monitor)\b.{0,120}\b(?:killing|kills|(?<!\bbe )killed(?! by\b)|terminating|(?<!\b(?:by|with) )SIGKILL)\b/i,
  // supervisord, foreman, honcho, PM2
  /\bkilling\b.{0,120}\bwith SIGKILL\b/i,
  /\b(?:sending|sent)(?: it)? SIGKILL\b(?!! Perhaps)/i,
  /\bkill -(?:9|KILL)\b/,
  // uWSGI, unicorn, Puma, Celery, PHP-FPM: a request or task took longer than it may.
  /\bHARAKIRI ON WORKER\b/i,
  /\btimeout \(\d+s > \d+s\), killing/i,
  /Terminating timed out worker/i,
  /\b(?:Hard time limit|TimeLimitExceeded)\b/,
  /execution timed out .{0,60}terminating/i,
  /\b(?:process|worker|child|command|job|script)\b.{0,80}\bdid not (?:finish|respond|exit|stop|shut ?down) (?:with)?in (?:time|\d+)/i,
] as const;

const LONGEST_LINE = 2048;

/** Whether a line says that something inside the container killed a process, or was about to. */
export function isOwnKillLine(line: string): boolean {
  const text = line.slice(0, LONGEST_LINE);
  return OWN_KILLS.some((pattern) => pattern.test(text));
}
