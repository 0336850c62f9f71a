/** Lines that runtimes write below an error: Java, Python, Ruby, Go and JavaScript. */
const CONTINUES =
  /^(?:\s|$|Caused by: |Suppressed: |\.\.\. \d+ (?:more|common frames)|During handling of the above exception|The above exception was the direct cause|goroutine \d+ \[|created by )/;

const TRACEBACK = /^Traceback \(most recent call last\):/;
/** What leads from one Python traceback to the next. */
const LEADS_ON = /^(?:During handling of the above exception|The above exception was the direct cause)/;
/** `ValueError: not a number`, `django.db.utils.OperationalError: …`, `KeyboardInterrupt`: the last line of a traceback. */
const NAMED_ERROR = /^[A-Za-z_][\w.]{0,200}(?::|$)/;
const GOROUTINE = /^goroutine \d+ \[/;
/** A frame of a Go stack: `main.serve(0xc000010000)`. */
const GO_FRAME = /^[\w./*()-]{1,300}\(.{0,500}\)$/;

/** How traces begin: `Traceback …`, `panic: …`, `java.lang.IllegalStateException: …`, `Exception in thread …`, `Uncaught TypeError: …`. */
const BEGINS =
  /^(?:Traceback \(most recent call last\):|panic: |goroutine \d+ \[|(?:Uncaught )?[\w.$]{0,200}(?:Error|Exception)\b)/;

/** A place in the code: `at Object.<anonymous> (/app/main.js:3:9)`, `File "/app/main.py", line 7`, `/app/cli.rb:77:in `run'`. */
const FRAME = /^\s{0,40}(?:at \S|File "|from \S{1,300}:\d+:in |\S{1,300}:\d+:in [`'])/;

/** Whether a line only says where in the code something happened. */
export function isFrame(line: string): boolean {
  return FRAME.test(line);
}

/** Frames of PHP and of native code, and what a further cause begins with. */
const FURTHER = /^(?:\d+: 0x|#\d+ )/;

/** Whether a line goes on, read for itself, with a trace: a frame, what is indented below one, or a further cause. */
export function isPartOfTrace(line: string): boolean {
  return isFrame(line) || FURTHER.test(line) || (line.trim() !== '' && CONTINUES.test(line));
}

/** Whether a line may be the first one of a trace, so that it is worth waiting for the next one. */
export function beginsTrace(line: string): boolean {
  return BEGINS.test(line);
}

/** Whether a line goes on with what the lines before it, of the same stream and moment, began. */
export function continues(line: string, before: readonly string[]): boolean {
  if (CONTINUES.test(line)) return true;
  const last = before.at(-1) ?? '';
  if (TRACEBACK.test(line)) return LEADS_ON.test(lastWritten(before));
  if (/^\s/.test(last) && before.some((one) => TRACEBACK.test(one))) return NAMED_ERROR.test(line);
  return GO_FRAME.test(line) && before.some((one) => GOROUTINE.test(one));
}

function lastWritten(lines: readonly string[]): string {
  return lines.findLast((line) => line.trim() !== '') ?? '';
}
