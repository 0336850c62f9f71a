import type { Instant } from '../../model/instant.ts';
import type { StoppedTask, StoppedTaskGroup, StoppedTasksListing } from '../../model/stopped-tasks.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminal, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { headed, type Lines, page, paragraph, spaced } from './layout.ts';
import { isMissing, notExaminedBlock } from './not-examined.ts';
import { containerText, lifeWords, recordLines, stopLines } from './stopped-container.ts';
import { excludedCounts } from './stopped-counts.ts';
import type { Style } from './style.ts';
import { targetLines, targetName } from './target.ts';
import { ago } from './times.ts';
import { categoryWord, counted, exclusionWord } from './words.ts';

/** Stopped tasks as a person reads them, by cause, the newest last, of one or several services. */
export function stoppedTasksText(listings: readonly StoppedTasksListing[], style: Style): TerminalText {
  return page(
    listings.map((listing) => listingLines(listing, style)),
    style,
  );
}

function listingLines(listing: StoppedTasksListing, style: Style): Lines {
  const groups = listing.groups.map((group) => groupLines(group, listing.generatedAt, style));
  return spaced([
    targetLines(listing.target, listing.generatedAt, style),
    ...groups,
    headed(terminal`NOT EXAMINED`, notExaminedBlock(listing.notExamined, style), style),
    closing(listing, style),
  ]);
}

function groupLines(group: StoppedTaskGroup, now: Instant, style: Style): Lines {
  const category = group.category === null ? [] : [categoryWord(group.category)];
  const tasks = counted(group.tasks.length, terminal`task`);
  const cause = style.paint.strong(forTerminal(group.cause));
  const heading = joined([cause, ...category, tasks], terminal` ${style.symbols.dot} `);
  const shared = sharedStop(group);
  return [
    ...paragraph(heading, style),
    ...(shared === undefined ? [] : stopLines(shared, style, 2)),
    ...group.tasks.flatMap((task) =>
      taskLines(task, now, style, shared === undefined ? stopLines(task, style, 4) : []),
    ),
  ];
}

/** A task that stands for all of its group, where they all stopped in the same words: those are said once. */
function sharedStop({ tasks }: StoppedTaskGroup): StoppedTask | undefined {
  const [first, ...others] = tasks;
  if (first === undefined || others.length === 0) return undefined;
  const isAlike = (task: StoppedTask) => task.stopCode === first.stopCode && task.reason === first.reason;
  return others.every(isAlike) ? first : undefined;
}

function taskLines(task: StoppedTask, now: Instant, style: Style, stop: Lines): Lines {
  const { dot } = style.symbols;
  const deployment = task.deployment === undefined ? [] : [forTerminalLine(task.deployment)];
  const excluded =
    task.exclusion === null ? [] : [terminal`does not count: ${exclusionWord(task.exclusion)}`];
  const id = style.paint.strong(forTerminalLine(task.id));
  const when = task.stoppedAt === undefined ? terminal`stopping` : ago(task.stoppedAt, now, style.zone);
  const head = joined(
    [id, ...lifeWords(task, when, now, style), ...deployment, ...excluded],
    terminal` ${dot} `,
  );
  return [
    ...paragraph(head, style, 2),
    ...stop,
    ...recordLines(task, style, 4),
    ...task.containers.flatMap((container) => paragraph(containerText(container, style), style, 4)),
  ];
}

function closing(listing: StoppedTasksListing, style: Style): Lines {
  const { shown, examined } = listing;
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html
  const none = examined === 0 ? terminal` (ECS forgets a stopped task after about an hour)` : terminal``;
  const read = terminal`${shown} shown of ${counted(examined, terminal`stopped task`)} read${none}`;
  const counts = isMissing(listing.notExamined, 'stoppedTasks')
    ? terminal`Stopped tasks could not be read.`
    : terminal`${read}${shown === examined ? terminal`` : excludedCounts(listing.excluded)}`;
  const next = style.paint.accent(terminal`${style.symbols.arrow} next: `);
  return [
    ...paragraph(counts, style),
    ...pasteable(terminal`${next}ecs-doctor diagnose ${targetName(listing.target)}`, listing, style),
  ];
}

/** A command is made to be pasted: one of ordinary names is not wrapped, however long CloudFormation made them. */
function pasteable(command: TerminalText, { target }: StoppedTasksListing, style: Style): Lines {
  const isOrdinary = /^[\w-]{1,255}$/.test(target.cluster) && /^[\w-]{1,255}$/.test(target.service);
  return isOrdinary ? [command] : paragraph(command, style);
}
