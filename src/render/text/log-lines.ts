import type { Instant } from '../../model/instant.ts';
import type { LogEntry, LogOrigin } from '../../model/log-entry.ts';
import type { TerminalText } from '../encode/encoded.ts';
import type { Paint } from '../encode/palette.ts';
import { asDocument, blank, forTerminal, forTerminalLine, terminal } from '../encode/terminal.ts';
import type { Style } from './style.ts';
import { preciseTimes } from './times.ts';

/** As much of a task's id as tells it from others. */
const ID_CHARACTERS = 8;

/** How log lines are to look. */
export interface LogLayout {
  readonly style: Style;
  /** Lines of another day than this one is of have a date. */
  readonly now: Instant;
  /** Whether a label says the service too: where there are several. */
  readonly services: 'named' | 'unnamed';
}

/** What is the same in every line of a container of a task. */
interface Label {
  readonly text: TerminalText;
  readonly columns: number;
}

/**
 * Shows log entries one after the other: the time, the task and container in a colour of their own, and what was said. Of
 * several lines each has the label, so that a filter behind it leaves none without.
 */
export function logLines(layout: LogLayout): (entries: readonly LogEntry[]) => TerminalText {
  const labels = new Map<LogOrigin, Label>();
  const colours = new Map<string, Paint>();
  const timeOf = preciseTimes(layout.now, layout.style.zone);
  let widest = 0;

  function labelOf(origin: LogOrigin): Label {
    const known = labels.get(origin);
    if (known !== undefined) return known;
    const name = nameOf(origin, layout);
    const paints = layout.style.paint.labels;
    const key = `${origin.taskId}/${origin.containerName}`;
    const colour = colours.get(key) ?? paints[colours.size % paints.length];
    if (colour !== undefined) colours.set(key, colour);
    const label = { text: colour?.(name) ?? name, columns: name.length };
    labels.set(origin, label);
    widest = Math.max(widest, label.columns);
    return label;
  }

  return (entries) =>
    asDocument(
      entries.flatMap(({ at, origin, text }) => {
        const { text: label, columns } = labelOf(origin);
        const time = timeOf(at);
        const padding = blank(widest - columns + 2);
        const faint = layout.style.paint.faint(time);
        return linesOf(text).map((line, index) => {
          const when = index === 0 ? faint : blank(time.length);
          return terminal`${when} ${label}${padding}${line}`;
        });
      }),
    );
}

function nameOf({ service, taskId, containerName }: LogOrigin, { services }: LogLayout): TerminalText {
  const container = forTerminalLine(containerName);
  const name = terminal`${forTerminalLine(taskId.slice(0, ID_CHARACTERS))}/${container}`;
  return services === 'unnamed' ? name : terminal`${forTerminalLine(service)} ${name}`;
}

function linesOf(text: string): readonly TerminalText[] {
  return text.includes('\n') ? text.split('\n').map(forTerminal) : [forTerminal(text)];
}
