import type { Instant } from '../../model/instant.ts';
import type { RemainsSummary } from '../../model/report.ts';
import { forTerminal, forTerminalLine, terminal } from '../encode/terminal.ts';
import { hanging, headed, type Lines, paragraph } from './layout.ts';
import type { Style } from './style.ts';
import { timeAsOf } from './times.ts';

/**
 * Where evidence was looked for that outlives its tasks, what was found there, and what would have to be switched on to have
 * more another time. Nothing where ECS still shows the tasks that matter.
 */
export function remainsBlock(remains: RemainsSummary | null, now: Instant, style: Style): Lines {
  if (remains === null) return [];
  const { from, to, sources, advice } = remains;
  const zone = style.zone;
  const time = terminal`Looked for from ${timeAsOf(from, now, zone)} to ${timeAsOf(to, now, zone)}: ${whyWords(remains)}`;
  const found = sources.flatMap(({ source, found: words }) =>
    hanging(
      terminal`  ${style.symbols.bullet} `,
      terminal`${forTerminalLine(source)}: ${forTerminal(words)}`,
      style,
    ),
  );
  const more = advice.flatMap((text, index) => hanging(terminal`  ${index + 1}. `, forTerminal(text), style));
  return [
    ...headed(terminal`WHAT IS LEFT OF EARLIER TASKS`, [...paragraph(time, style, 2), ...found], style),
    ...(more.length === 0 ? [] : [...paragraph(terminal`To have more next time:`, style, 2), ...more]),
  ];
}

function whyWords({ reason }: RemainsSummary) {
  switch (reason) {
    case 'asked':
      return terminal`--since asks for it.`;
    case 'expired':
      return terminal`tasks failed then that ECS no longer shows, because it forgets a stopped task after about an hour.`;
    case 'gone':
      return terminal`the service is not there any more, and its tasks went with it.`;
  }
}
