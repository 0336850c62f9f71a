const MEGABYTE = 1_000_000;

/** Texts of a megabyte on which patterns that try again and again would take for ever, with a name each. */
export const adversarial: readonly (readonly [name: string, text: string])[] = [
  ['one letter', 'a'.repeat(MEGABYTE)],
  ['capital letters', 'A'.repeat(MEGABYTE)],
  ['spaces', ' '.repeat(MEGABYTE)],
  ['digits', '1'.repeat(MEGABYTE)],
  ['line ends', '\n'.repeat(MEGABYTE)],
  ['dots', '.'.repeat(MEGABYTE)],
  ['opening brackets', '('.repeat(MEGABYTE)],
  ['task references', '(task 9d85800c) '.repeat(MEGABYTE / 16)],
  ['pull errors that never end', 'CannotPullContainerError: @sha256:0 '.repeat(MEGABYTE / 35)],
  ['resource errors that never end', 'ResourceInitializationError secret efs '.repeat(MEGABYTE / 39)],
  ['half a placement event', 'was unable to place a task. Reason: '.repeat(MEGABYTE / 36)],
  ['half an error line', 'environment variable X_Y_ Error: migrate column '.repeat(MEGABYTE / 48)],
  ['half a ready line', 'server listening on ELB-HealthChecker/2 Started x in 1 '.repeat(MEGABYTE / 55)],
  ['half a memory line', 'terminated with exit status Worker (pid:1 Killed '.repeat(MEGABYTE / 49)],
];
