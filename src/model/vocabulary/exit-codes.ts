/** What exit codes usually mean; from 129 on, code minus 128 is the number of the signal that ended the process. */
const MEANINGS: Readonly<Record<number, string>> = {
  0: 'ended by itself without an error',
  1: 'application error',
  2: 'usage error or Go panic',
  3: 'worker or server failed to boot',
  125: 'the container runtime failed',
  126: 'command found but not executable',
  127: 'command, or a library that it needs, not found',
  129: 'ended by SIGHUP',
  130: 'ended by SIGINT',
  131: 'ended by SIGQUIT',
  132: 'illegal instruction, SIGILL: wrong processor type?',
  133: 'trap, SIGTRAP',
  134: 'aborted itself with SIGABRT',
  135: 'bus error, SIGBUS',
  136: 'arithmetic error, SIGFPE',
  137: 'killed by SIGKILL',
  139: 'segmentation fault, SIGSEGV',
  141: 'broken pipe, SIGPIPE',
  143: 'ended by SIGTERM',
  255: 'exit -1, or the runtime could not tell',
};

/** What the codes mean that a container answers an order to stop with; they say nothing of a fault. */
const ANSWERS_TO_STOP: Readonly<Record<number, string>> = {
  0: 'ended in order when told to stop',
  137: 'killed by SIGKILL after it was told to stop',
  143: 'ended by SIGTERM when told to stop',
};

/** Whether a container ended as one does that was told to stop: such a code does not tell that it died before. */
export function answersOrderToStop(code: number | undefined): boolean {
  return code === undefined || ANSWERS_TO_STOP[code] !== undefined;
}

/** SIGBUS, SIGFPE and SIGSEGV: the processor itself ended the process. SIGILL and SIGABRT have causes of their own. */
const NATIVE_CRASHES: ReadonlySet<number> = new Set([135, 136, 139]);

/** Whether an exit code says that native code crashed, which no line about configuration accounts for. */
export function isNativeCrash(code: number): boolean {
  return NATIVE_CRASHES.has(code);
}

/** What an exit code usually means, for people; never a verdict by itself. */
export function exitCodeMeaning(code: number, ending: 'by-itself' | 'told-to-stop' = 'by-itself'): string {
  const answer = ending === 'told-to-stop' ? ANSWERS_TO_STOP[code] : undefined;
  if (answer !== undefined) return answer;
  const known = MEANINGS[code];
  if (known !== undefined) return known;
  if (code > 128 && code < 160) return `ended by signal ${code - 128}`;
  return 'application error';
}
