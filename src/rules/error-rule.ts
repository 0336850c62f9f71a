import {
  type ApplicationFailure,
  applicationFailures,
  loglessExits,
  silentHealthStops,
} from '../facts/crash.ts';
import { deploymentEnding, endingEvidence } from '../facts/deployment-ending.ts';
import { durationWords } from '../facts/duration.ts';
import { contextEvidence, exitCodeEvidence, logEvidence, reasonEvidence } from '../facts/evidence.ts';
import type { Facts } from '../facts/facts.ts';
import { readyTasks } from '../facts/readiness.ts';
import type { Stop } from '../facts/stop.ts';
import type { Evidence, EvidenceWeight } from '../model/finding.ts';
import { type ErrorLineKind, readErrorLine } from '../model/vocabulary/error-lines.ts';
import { exitCodeMeaning } from '../model/vocabulary/exit-codes.ts';
import { type Draft, defineRule, type Rule } from './define.ts';
import { median, ofTasks, quoteLine } from './words.ts';

type Words = Omit<Parameters<typeof defineRule>[0], 'check' | 'needs' | 'category'>;

interface ErrorWords extends Words {
  /** What the application's log must say for the rule to fire. */
  readonly kinds: readonly ErrorLineKind[];
  /** How the summary goes on after the container's name, for example `cannot reach a service that it needs`. */
  readonly what: string;
  /** What the line counts for: `direct`, unless something else might write it too. */
  readonly weight?: EvidenceWeight;
  /** A setting that bears on the error, as evidence beside it. */
  readonly setting?: (failure: ApplicationFailure, facts: Facts) => readonly Evidence[];
}

/** A line that is longer than this stands in the summary alone. */
const TITLE_QUOTE = 90;

/**
 * A crash loop pulls its image and connects again and again, until somebody refuses. The first failure of a loop is its
 * cause, whatever the later ones say.
 */
const CRASH_EXPLAINS = [
  { of: { rule: 'container-exits' }, when: 'earlier' },
  { of: { rule: 'shut-out' }, when: 'earlier' },
  { of: { rule: 'image-pull-rate-limit' }, when: 'earlier' },
  { of: { rule: 'dependency-unmet' }, when: 'substantial' },
] as const;

/**
 * Makes a rule about an application that says in its log why it cannot start or go on. The line is direct evidence;
 * the exit code and the way the task ended only fit it.
 */
export function defineErrorRule({ kinds, what, weight = 'direct', setting, ...words }: ErrorWords): Rule {
  const wanted: ReadonlySet<ErrorLineKind> = new Set(kinds);
  return defineRule({
    explains: CRASH_EXPLAINS,
    ...words,
    category: 'startup',
    needs: ['stoppedTasks', 'logs'],
    check: (facts) => {
      const failures = applicationFailures(facts).filter(
        ({ error }) => error !== undefined && wanted.has(error.kind),
      );
      const newest = failures[0];
      if (newest === undefined) return [];
      const draft = draftOf({ what, weight }, failures, newest, facts);
      return [{ ...draft, evidence: [...draft.evidence, ...(setting?.(newest, facts) ?? [])] }];
    },
  });
}

/** How an application ended, as people say it: `exit code 1 (application error) 3 s after it started`. */
export function endOf(failures: readonly ApplicationFailure[]): string {
  const exited = failures.filter(({ endedByItself }) => endedByItself);
  const code = exited[0]?.exitCode;
  const lived = exited.flatMap(({ stop }) => stop.livedSeconds ?? []);
  const after = lived.length > 0 ? `, typically ${durationWords(median(lived))} after it started` : '';
  if (failures.every(({ stop }) => stop.ending === 'unrecorded')) return 'and how it ended is not on record';
  if (code === undefined) return toldToStop(failures[0]?.exitCode);
  return `exit code ${code} (${exitCodeMeaning(code)})${after}`;
}

/** A container that the task can do without may have ended before a health check missed it. */
function toldToStop(exitCode: number | undefined): string {
  if (exitCode === undefined) return 'stopped by a health check before it was ready';
  return `exit code ${exitCode} (${exitCodeMeaning(exitCode)}), whereupon a health check stopped the task`;
}

/** The application’s own words: the line of the log event for which it was taken. */
function wordsOf({ error }: ApplicationFailure): string {
  if (error === undefined) return '';
  return quoteLine(error.line.message, (line) => readErrorLine(line) === error.kind);
}

function titleOf(failure: ApplicationFailure, what: string): string {
  const said = wordsOf(failure);
  const title = `Container ${failure.containerName} ${what}`;
  return said.length > TITLE_QUOTE ? title : `${title}: ${said}`;
}

/**
 * Tasks that failed for the same reason without saying so: exits whose log got lost, and, where no task ever became
 * ready, tasks that a health check stopped before they could say anything.
 */
function silentSiblings(facts: Facts, failures: readonly ApplicationFailure[]): readonly Stop[] {
  const logless = loglessExits(facts, failures);
  return readyTasks(facts).length === 0 ? [...logless, ...silentHealthStops(facts)] : logless;
}

/** Numbers differ from task to task without a meaning of their own. */
function gist(failure: ApplicationFailure): string {
  return wordsOf(failure).replace(/[\da-f-]*\d[\da-f-]*/gi, '#');
}

/** The first failure of the loop, where it says something else than the last: later ones may only follow from it. */
function firstOfAnother(
  failures: readonly ApplicationFailure[],
  newest: ApplicationFailure,
): ApplicationFailure | undefined {
  const first = failures.at(-1);
  return first !== undefined && gist(first) !== gist(newest) ? first : undefined;
}

function firstWords(first: ApplicationFailure | undefined): string {
  return first === undefined ? '' : ` The first of them wrote ${wordsOf(first)}.`;
}

/** Where only the log of a task is left, the end of its deployment says that it failed. */
function lostEndEvidence({ stop }: ApplicationFailure, facts: Facts): readonly Evidence[] {
  const ending = stop.ending === 'unrecorded' ? deploymentEnding(facts) : undefined;
  return ending === undefined ? [] : [endingEvidence(ending, 'circumstantial', facts)];
}

function draftOf(
  { what, weight }: Pick<Required<ErrorWords>, 'what' | 'weight'>,
  failures: readonly ApplicationFailure[],
  newest: ApplicationFailure,
  facts: Facts,
): Draft {
  const said = failures.map(({ stop }) => stop);
  const silent = silentSiblings(facts, failures);
  const first = firstOfAnother(failures, newest);
  // That the error ended the task is not said where its end is not on record.
  const weightOf = ({ stop }: ApplicationFailure) =>
    stop.ending === 'unrecorded' ? 'circumstantial' : weight;
  const siblings =
    silent.length === 0 ? '' : `; ${silent.length} more ended alike, without a line in the log that was read`;
  return {
    title: titleOf(newest, what),
    summary: `${wordsOf(newest)}: ${ofTasks(said, facts)}, ${endOf(failures)}${siblings}.${firstWords(first)}`,
    tasks: [...said, ...silent],
    evidence: [
      ...(newest.error
        ? [logEvidence(newest.error, weightOf(newest)), ...contextEvidence(newest.error)]
        : []),
      ...(first?.error ? [logEvidence(first.error, weightOf(first))] : []),
      ...lostEndEvidence(newest, facts),
      ...exitCodeEvidence(newest.stop),
      ...reasonEvidence(newest.stop, 'circumstantial'),
    ],
  };
}
