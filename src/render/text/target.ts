import type { Instant } from '../../model/instant.ts';
import type { Target } from '../../model/snapshot.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import type { Style } from './style.ts';
import { dateAndTime } from './times.ts';

/** `cluster/service`, as it is typed on the command line. */
export function targetName(target: Target): TerminalText {
  return terminal`${forTerminalLine(target.cluster)}/${forTerminalLine(target.service)}`;
}

/** What was looked at and when: service, cluster, region, account, stack. */
export function targetLine(target: Target, at: Instant, style: Style): TerminalText {
  const account = target.account === undefined ? [] : [terminal`account ${forTerminalLine(target.account)}`];
  const stack = target.stack === undefined ? [] : [terminal`stack ${forTerminalLine(target.stack)}`];
  return joined(
    [
      style.paint.strong(targetName(target)),
      forTerminalLine(target.region),
      ...account,
      ...stack,
      dateAndTime(at, style.zone),
    ],
    terminal` ${style.symbols.dot} `,
  );
}
