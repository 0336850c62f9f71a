/** A trace of Go’s collector, with the share of time that it has taken since the start: https://pkg.go.dev/runtime#hdr-Environment_Variables */
const GO_TRACE = /^gc \d{1,9} @[\d.]{1,20}s (\d{1,3})%: /;

/** A full collection of Java with what was used before, after and at most: https://openjdk.org/jeps/271 */
const JAVA_FULL = /\b(?:Pause Full|Full GC)\b.{0,200}?\b\d{1,9}[KMG]->(\d{1,9})[KMG]\((\d{1,9})[KMG]\)/;

/** From here on a program does little else than collect. */
const MOST_OF_THE_TIME = 50;
const STILL_FULL = 0.9;

/** Whether a collector says that it works in vain: it takes most of the time, or a full collection frees next to nothing. */
export function isVainCollection(line: string): boolean {
  const share = GO_TRACE.exec(line)?.[1];
  if (share !== undefined) return Number(share) >= MOST_OF_THE_TIME;
  const [, after, most] = JAVA_FULL.exec(line) ?? [];
  return after !== undefined && most !== undefined && Number(after) >= STILL_FULL * Number(most);
}
