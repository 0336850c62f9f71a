import { secondsBetween } from '../../model/instant.ts';
import type { WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { forTerminalLine, terminal } from '../encode/terminal.ts';
import type { Style } from '../text/style.ts';
import { targetName } from '../text/target.ts';
import { duration } from '../text/times.ts';
import { endingWord, staleness } from '../text/watch-words.ts';
import type { Group, Piece } from './fit.ts';
import { flow, folded } from './flow.ts';

const NOTICE_LINES = 3;

/** What is watched and for how long, how it ended, and whether what is shown is old. */
export function header(view: WatchView, style: Style): Group {
  const [first, ...others] = flow(headerParts(view, style), style);
  const lead = first === undefined ? [] : [{ importance: 100, lines: [first] }];
  const rest = others.length === 0 ? [] : [{ importance: 75, lines: others }];
  return { pieces: [...lead, ...rest, ...endingPieces(view, style), ...stalePieces(view, style)] };
}

function headerParts(view: WatchView, style: Style): readonly TerminalText[] {
  const { deployment, stackStatus, startedAt, timeoutAt, now } = view;
  const elapsed = duration(secondsBetween(startedAt, now));
  return [
    style.paint.strong(targetName(view.target)),
    deployment === undefined
      ? terminal`no deployment yet`
      : terminal`${forTerminalLine(deployment.taskDefinition)} ${forTerminalLine(deployment.rollout)}`,
    terminal`${elapsed} of ${duration(secondsBetween(startedAt, timeoutAt))}`,
    ...(stackStatus === undefined ? [] : [terminal`stack ${forTerminalLine(stackStatus)}`]),
  ];
}

function endingPieces({ ending }: WatchView, style: Style): readonly Piece[] {
  if (ending === undefined) return [];
  const lead = terminal`${endingWord(ending, style)}  `;
  return [{ importance: 99, lines: folded(lead, forTerminalLine(ending.text), NOTICE_LINES, style) }];
}

function stalePieces(view: WatchView, style: Style): readonly Piece[] {
  const age = staleness(view);
  if (age === undefined) return [];
  const { paint, symbols } = style;
  const text = terminal`${age}: ${forTerminalLine(view.trouble ?? '')}`;
  return [
    {
      importance: 98,
      lines: folded(paint.warning(terminal`${symbols.warning} `), text, NOTICE_LINES, style),
    },
  ];
}
