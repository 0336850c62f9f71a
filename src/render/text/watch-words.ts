import { type Instant, secondsBetween } from '../../model/instant.ts';
import type {
  Criterion,
  CriterionName,
  Forecast,
  Tone,
  WatchEnding,
  WatchEvent,
  WatchView,
} from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminalLine, terminal } from '../encode/terminal.ts';
import type { Style } from './style.ts';
import { duration } from './times.ts';

const CRITERIA: Readonly<Record<CriterionName, TerminalText>> = {
  stack: terminal`stack`,
  counts: terminal`counts`,
  stops: terminal`stops`,
  targets: terminal`targets`,
  probe: terminal`probe`,
};

/** The name of a criterion as it stands in the checklist. */
export function criterionWord(name: CriterionName): TerminalText {
  return CRITERIA[name];
}

/** How a watch ended, as its sign and its word, coloured: `✔ PASSED`. */
export function endingWord({ kind }: WatchEnding, style: Style): TerminalText {
  const { paint, symbols } = style;
  switch (kind) {
    case 'passed':
      return paint.good(paint.strong(terminal`${symbols.good} PASSED`));
    case 'failed':
      return paint.bad(paint.strong(terminal`${symbols.bad} FAILED`));
    case 'superseded':
      return paint.warning(paint.strong(terminal`${symbols.warning} SUPERSEDED`));
    case 'undecided':
      return paint.warning(paint.strong(terminal`${symbols.unknown} UNDECIDED`));
    case 'unseen':
      return paint.warning(paint.strong(terminal`${symbols.unknown} COULD NOT TELL`));
    case 'interrupted':
      return paint.warning(paint.strong(terminal`${symbols.warning} INTERRUPTED`));
  }
}

/** The sign in front of what happened: whether it brings the deployment nearer to its end. */
export function toneSign(tone: Tone, style: Style): TerminalText {
  const { paint, symbols } = style;
  switch (tone) {
    case 'good':
      return paint.good(symbols.good);
    case 'bad':
      return paint.bad(symbols.bad);
    case 'neutral':
      return paint.faint(symbols.bullet);
  }
}

/** How many of the criteria that are asked for hold: `3 of 4`. */
export function criteriaMet(criteria: readonly Criterion[]): TerminalText {
  const asked = criteria.filter(({ state }) => state !== 'not-asked');
  return terminal`${asked.filter(({ state }) => state === 'holds').length} of ${asked.length}`;
}

/** For how long all criteria hold, and how long they must: `1 min 40 s of 5 min 00 s`; absent while one does not. */
export function heldFor({ holdsSince, now, stableForSeconds }: WatchView): TerminalText | undefined {
  if (holdsSince === undefined) return undefined;
  return terminal`${duration(secondsBetween(holdsSince, now))} of ${duration(stableForSeconds)}`;
}

/** How old the newest data is and why there is no newer; absent while polls succeed. */
export function staleness({ dataAt, now, trouble }: WatchView): TerminalText | undefined {
  if (trouble === undefined) return undefined;
  if (dataAt === undefined) return terminal`no data yet`;
  return terminal`data is ${duration(secondsBetween(dataAt, now))} old`;
}

/** What will happen if nothing changes, and in how long; a time that has passed is not said any more. */
export function forecastWords({ at, text }: Pick<Forecast, 'at' | 'text'>, now: Instant): TerminalText {
  const said = forTerminalLine(text);
  return at === undefined || at < now ? said : terminal`in ${duration(secondsBetween(now, at))}: ${said}`;
}

/** What is said of an event after its time and its sign: what it is about, unless that is the service, and what happened. */
export function eventWords({ subject, text, at, dueAt }: WatchEvent, style: Style): TerminalText {
  const said = forecastWords({ at: dueAt, text }, at);
  if (subject === '' || subject === 'service') return said;
  return terminal`${style.paint.strong(forTerminalLine(shortSubject(subject)))}  ${said}`;
}

/** The id of a task is 32 digits, of which the first eight tell it from the others. */
function shortSubject(subject: string): string {
  return /^[0-9a-f]{32}$/.test(subject) ? subject.slice(0, 8) : subject;
}
