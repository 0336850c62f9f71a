import type { Instant } from '../../model/instant.ts';
import type { Target } from '../../model/snapshot.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { type Lines, paragraph } from './layout.ts';
import type { Style } from './style.ts';
import { dateAndTime } from './times.ts';

/** `cluster/service`, as it is typed on the command line. */
export function targetName(target: Target): TerminalText {
  return terminal`${forTerminalLine(target.cluster)}/${forTerminalLine(target.service)}`;
}

/** What was looked at and when: the service with its cluster, then region, account and time. */
export function targetLines(target: Target, at: Instant, style: Style): Lines {
  const account = target.account === undefined ? [] : [terminal`account ${forTerminalLine(target.account)}`];
  const stack = target.stack === undefined ? [] : [terminal`stack ${forTerminalLine(target.stack)}`];
  const place = joined(
    [forTerminalLine(target.region), ...account, ...stack, dateAndTime(at, style.zone)],
    terminal` ${style.symbols.dot} `,
  );
  const service = style.paint.strong(forTerminalLine(target.service));
  return [
    ...paragraph(terminal`${service} in cluster ${forTerminalLine(target.cluster)}`, style),
    ...paragraph(style.paint.faint(place), style),
  ];
}
