import type { ReadEvent } from '../facts/event.ts';
import { eventEvidence, reasonEvidence } from '../facts/evidence.ts';
import type { Facts } from '../facts/facts.ts';
import type { Stop } from '../facts/stop.ts';
import type { SettingChange } from '../model/finding.ts';
import { reasonSubject } from '../model/vocabulary/reason-subjects.ts';
import { readStopReason, type StopReasonKind } from '../model/vocabulary/stop-reasons.ts';
import { type Draft, defineRule, type Rule } from './define.ts';
import { ofTasks, quote } from './words.ts';

type Words = Omit<Parameters<typeof defineRule>[0], 'check' | 'needs'>;

interface ReasonWords extends Words {
  /** What a stop reason must say for the rule to fire. */
  readonly kinds: readonly StopReasonKind[];
  /** How the summary begins, for example `The image cannot be pulled`. */
  readonly what: string;
  /** What to change, where the reason allows to say so in numbers. */
  readonly change?: (facts: Facts) => readonly SettingChange[];
}

/**
 * Makes the commonest rule: ECS itself says the cause, in the reason of stopped tasks or in a service event. Its
 * evidence is direct.
 */
export function defineReasonRule({ kinds, what, change, ...words }: ReasonWords): Rule {
  const wanted: ReadonlySet<StopReasonKind> = new Set(kinds);
  return defineRule({
    ...words,
    needs: ['service'],
    check: (facts) => {
      const tasks = facts.failures.filter(({ reason }) => reason !== undefined && wanted.has(reason.kind));
      const events = eventsSaying(facts, wanted);
      if (tasks.length === 0 && events.length === 0) return [];
      const draft = draftOf(what, tasks, events, facts);
      const subject = subjectOf(tasks[0], events[0], facts);
      const title = subject === undefined ? undefined : `${words.title}: ${subject}`;
      return [{ ...draft, title, settings: change?.(facts) }];
    },
  });
}

/**
 * Events whose embedded reason is one of `kinds`, newest first: those since the last steady state, or, after a rollback,
 * those since the failed deployment began.
 */
function eventsSaying(facts: Facts, kinds: ReadonlySet<StopReasonKind>): readonly ReadEvent[] {
  const { subject } = facts;
  const since = subject.state === 'failed' ? subject.startedAt : undefined;
  return facts.events.filter(({ event, reading, sinceSteady }) => {
    const isOurs = sinceSteady || (since !== undefined && event.at >= since);
    if (!isOurs || reading?.kind !== 'start-failure') return false;
    const kind = readStopReason(reading.parts[0] ?? '');
    return kind !== undefined && kinds.has(kind);
  });
}

const LONGEST_SUBJECT = 120;

/** The thing that the newest reason is about, by its name; an image that ECS does not name is the container’s own. */
function subjectOf(stop: Stop | undefined, event: ReadEvent | undefined, facts: Facts): string | undefined {
  const text = stop?.reason?.text ?? event?.reading?.parts[0] ?? '';
  const kind = stop?.reason?.kind ?? readStopReason(text);
  if (kind === undefined) return undefined;
  const name = reasonSubject(kind, text) ?? imageOf(kind, stop?.reason?.containerName, facts);
  return name !== undefined && name.length <= LONGEST_SUBJECT ? name : undefined;
}

/** With one container there is no doubt whose image it is. */
function imageOf(kind: StopReasonKind, containerName: string | undefined, { definition }: Facts) {
  if (!kind.startsWith('image-')) return undefined;
  const [only, ...others] = definition?.containers ?? [];
  const named = definition?.containers.find(({ name }) => name === containerName);
  return (named ?? (others.length === 0 ? only : undefined))?.image;
}

function draftOf(what: string, tasks: readonly Stop[], events: readonly ReadEvent[], facts: Facts): Draft {
  const newest = tasks[0];
  const event = events[0];
  const text = newest?.reason?.text ?? event?.reading?.parts[0] ?? '';
  const name = newest?.reason?.containerName;
  const ofContainer = name === undefined ? '' : ` (container ${name})`;
  const who =
    tasks.length > 0
      ? `${ofTasks(tasks, facts)} ended this way`
      : `the service scheduler reported it ${events.length} time${events.length === 1 ? '' : 's'} and no task came to life`;
  return {
    summary: `${what}${ofContainer}: ${quote(text)}; ${who}.`,
    tasks,
    evidence: [...(newest ? reasonEvidence(newest) : []), ...(event ? [eventEvidence(event)] : [])],
    seen: events.map(({ event: { at } }) => at),
  };
}
