import { durationWords } from '../../facts/duration.ts';
import { type Instant, secondsBetween } from '../../model/instant.ts';
import type { TimelineEntry, TimelineKind } from '../../model/report.ts';
import type { Moment } from './moment.ts';

/** One more than the first and the last is shown as well: a line that says so would be no shorter. */
const MOST_ALIKE = 3;

/** In which order things happen that have the same time. */
const ORDER: Readonly<Record<TimelineKind, number>> = {
  stack: 0,
  deployment: 1,
  'task-created': 2,
  'task-pulling': 3,
  'task-pulled': 4,
  'task-started': 5,
  'task-ready': 6,
  'task-error': 7,
  target: 8,
  'task-unhealthy': 9,
  'task-stopping': 10,
  'task-stopped': 11,
  event: 12,
  more: 13,
};

interface Course {
  readonly likeness: string;
  readonly moments: readonly Moment[];
  readonly begin: Instant;
  readonly end: Instant;
}

/**
 * Moments in the order of time, whatever the order in which they come. Of courses that go the same way the first and the
 * last are told, and how many there were between them.
 */
export function collapse(moments: readonly Moment[]): readonly TimelineEntry[] {
  const entries = alikeCourses(coursesOf(moments)).flatMap((courses) => {
    if (courses.length <= MOST_ALIKE) return courses.flatMap((course) => course.moments.map(entryOf));
    const told = [courses[0], courses.at(-1)].flatMap((course) => course?.moments ?? []);
    return [...told.map(entryOf), ...between(courses.slice(1, -1))];
  });
  return entries.sort(byTime);
}

/** Orders entries by time, then by what comes first, so that the same things always stand in the same order. */
export function byTime(a: TimelineEntry, b: TimelineEntry): number {
  return (
    a.at - b.at ||
    ORDER[a.kind] - ORDER[b.kind] ||
    a.subject.localeCompare(b.subject, 'en') ||
    a.text.localeCompare(b.text, 'en')
  );
}

function coursesOf(moments: readonly Moment[]): readonly Course[] {
  const byId = new Map<string, Moment[]>();
  for (const moment of moments) byId.set(moment.course, [...(byId.get(moment.course) ?? []), moment]);
  return [...byId.values()].map((members) => {
    const times = members.map(({ at }) => at);
    const likeness = members[0]?.likeness ?? '';
    return { likeness, moments: members, begin: Math.min(...times), end: Math.max(...times) };
  });
}

function alikeCourses(courses: readonly Course[]): readonly (readonly Course[])[] {
  const alike = new Map<string, Course[]>();
  for (const course of courses) alike.set(course.likeness, [...(alike.get(course.likeness) ?? []), course]);
  return [...alike.values()].map((members) =>
    members.sort((a, b) => a.end - b.end || a.begin - b.begin || compareIds(a, b)),
  );
}

function compareIds(a: Course, b: Course): number {
  return (a.moments[0]?.course ?? '').localeCompare(b.moments[0]?.course ?? '', 'en');
}

/** The line that stands for those that are left out, at the time at which the first of them was over. */
function between(courses: readonly Course[]): readonly TimelineEntry[] {
  const [first] = courses;
  const last = courses.at(-1);
  if (first === undefined || last === undefined) return [];
  const end = [...first.moments].sort(byTime).findLast(({ kind }) => kind !== 'task-stopped');
  const isTask = end?.kind.startsWith('task-') === true;
  const span = secondsBetween(first.end, last.end);
  const within = span < 1 ? '' : ` within ${durationWords(span)}`;
  const what = isTask ? `${courses.length} more tasks alike` : `${courses.length} more alike`;
  return [
    {
      at: first.end,
      kind: 'more',
      subject: isTask ? 'service' : (end?.subject ?? 'service'),
      text: `${what}${within}: ${end?.text ?? ''}`,
    },
  ];
}

function entryOf({ at, kind, subject, text }: Moment): TimelineEntry {
  return { at, kind, subject, text };
}
