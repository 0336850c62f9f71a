import type { FailingContainer, FailingTask, FailingTaskGroup } from '../../model/failing-tasks.ts';
import type { Instant } from '../../model/instant.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminal, joined, terminal } from '../encode/terminal.ts';
import { excerptLines } from './excerpt.ts';
import { hanging, type Lines, paragraph, spaced } from './layout.ts';
import { containerText, lifeWords, recordLines, stopLines } from './stopped-container.ts';
import type { Style } from './style.ts';
import { taskName } from './task-name.ts';
import { ago, duration } from './times.ts';
import { counted } from './words.ts';

/** Causes that are told with their tasks; further ones concern few. */
const GROUPS = 4;

/** How many lines of an excerpt are shown of the first task of a group, and of the others. */
const LINES_FIRST = 10;
const LINES_OTHERS = 4;

const BODY = 4;

/**
 * The newest failing tasks of each cause: why they stopped, how their containers ended, and what they wrote before. A task
 * that ended like one above it is told in one line.
 */
export function failingTasksBlock(groups: readonly FailingTaskGroup[], now: Instant, style: Style): Lines {
  const shown = groups.slice(0, GROUPS);
  const rest = groups.length - shown.length;
  const blocks = shown.map((group) => groupLines(group, now, style));
  const more = terminal`and tasks of ${counted(rest, terminal`more cause`)}, listed by -o json`;
  return spaced([...blocks, rest === 0 ? [] : paragraph(style.paint.faint(more), style, 2)]);
}

function groupLines({ cause, tasks, more }: FailingTaskGroup, now: Instant, style: Style): Lines {
  const count = counted(tasks.length + more, terminal`task`);
  const heading = terminal`${style.paint.strong(forTerminal(cause))} ${style.symbols.dot} ${count}`;
  const closing = terminal`and ${more} more, listed by ecs-doctor stopped-tasks`;
  return [
    ...paragraph(heading, style, 2),
    ...tasks.flatMap((task, index) =>
      task.endedLike === undefined
        ? taskLines(task, index === 0 ? LINES_FIRST : LINES_OTHERS, now, style)
        : alikeLines(task, task.endedLike, now, style),
    ),
    ...(more === 0 ? [] : paragraph(style.paint.faint(closing), style, 2)),
  ];
}

function taskLines(task: FailingTask, most: number, now: Instant, style: Style): Lines {
  return [
    ...headLines(task, [], now, style),
    ...stopLines(task, style, BODY),
    ...recordLines(task, style, BODY),
    ...task.containers.flatMap((container) => containerLines(container, task, most, style)),
  ];
}

function alikeLines(task: FailingTask, other: string, now: Instant, style: Style): Lines {
  const codes = task.containers.flatMap(({ name, exitCode, essential }) =>
    exitCode === undefined || !essential ? [] : [terminal`${forTerminal(name)} exit code ${exitCode}`],
  );
  return headLines(task, [...codes, terminal`ended like ${taskName(other)}`], now, style);
}

function headLines(task: FailingTask, further: readonly TerminalText[], now: Instant, style: Style): Lines {
  const stopped = terminal`stopped ${ago(task.endedAt, now, style.zone)}`;
  const parts = [style.paint.strong(taskName(task.id)), ...lifeWords(task, stopped, now, style), ...further];
  return hanging(
    terminal`  ${style.symbols.bullet} `,
    joined(parts, terminal` ${style.symbols.dot} `),
    style,
  );
}

function containerLines(
  container: FailingContainer,
  { endedAt }: FailingTask,
  most: number,
  style: Style,
): Lines {
  const { readySeconds, lastLines } = container;
  const ready = readySeconds === undefined ? [] : [terminal`ready after ${duration(readySeconds)}`];
  const setAside = lastLines?.setAside ?? 0;
  const over = setAside === 0 ? [] : [terminal`got over ${counted(setAside, terminal`error`)}`];
  return [
    ...hanging(blank(BODY), containerText(container, style, [...ready, ...over]), style),
    ...(lastLines === undefined ? [] : excerptLines(lastLines, endedAt, most, style)),
  ];
}
