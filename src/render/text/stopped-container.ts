import type { Instant } from '../../model/instant.ts';
import type { StoppedContainer, StoppedTask } from '../../model/stopped-tasks.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminal, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { type Lines, paragraph } from './layout.ts';
import type { Style } from './style.ts';
import { ago, duration } from './times.ts';

/** Why a task stopped, in the words of ECS: the stop code and the reason. */
export function stopLines(task: StoppedTask, style: Style, indent: number): Lines {
  const code = task.stopCode === undefined ? [] : [forTerminalLine(task.stopCode)];
  const reason = task.reason === undefined ? [] : [forTerminal(task.reason)];
  const parts = [...code, ...reason];
  return parts.length === 0 ? [] : paragraph(joined(parts, terminal`: `), style, indent);
}

/** When a task stopped and how long it had lived; of one whose end is not on record only when it was last heard of. */
export function lifeWords(
  { record, livedSeconds }: StoppedTask,
  stopped: TerminalText,
  now: Instant,
  style: Style,
): readonly TerminalText[] {
  if (record?.end === 'unknown') return [terminal`last heard of ${ago(record.lastHeardAt, now, style.zone)}`];
  const lived =
    livedSeconds === undefined ? terminal`never reached RUNNING` : terminal`lived ${duration(livedSeconds)}`;
  return [stopped, lived];
}

/** Where a task was read that ECS itself does not show any more. */
export function recordLines({ record }: StoppedTask, style: Style, indent: number): Lines {
  if (record === undefined) return [];
  return paragraph(style.paint.faint(terminal`from ${forTerminalLine(record.source)}`), style, indent);
}

/** One container: `api  exit code 137 (killed by SIGKILL) · UNHEALTHY · reason`, and what else is known of it. */
export function containerText(
  container: StoppedContainer,
  style: Style,
  further: readonly TerminalText[] = [],
): TerminalText {
  const meaning =
    container.meaning === undefined ? terminal`` : terminal` (${forTerminal(container.meaning)})`;
  const exit =
    container.exitCode === undefined
      ? terminal`no exit code${meaning}`
      : terminal`exit code ${container.exitCode}${meaning}`;
  const health =
    container.health === undefined || container.health === 'UNKNOWN'
      ? []
      : [forTerminalLine(container.health)];
  const reason = container.reason === undefined ? [] : [forTerminal(container.reason)];
  const role = container.essential ? [] : [terminal`not essential`];
  const facts = joined([exit, ...health, ...role, ...reason, ...further], terminal` ${style.symbols.dot} `);
  return terminal`${forTerminalLine(container.name)}  ${facts}`;
}
