import type { AwsFailure } from '../aws/failure.ts';
import type { FoundLogs } from '../collect/logs/find-logs.ts';
import { type LogSource, sourceKey } from '../collect/logs/sources.ts';
import type { Context } from '../context.ts';
import type { TerminalText } from '../render/encode/encoded.ts';
import { forTerminalLine, terminal } from '../render/encode/terminal.ts';
import { notice } from './notice.ts';
import type { Manner } from './options.ts';

/** Tells what could not be read, once each, and keeps in mind that something was not. */
export interface LogTroubles {
  unread(found: FoundLogs): void;
  report(source: LogSource, failure: AwsFailure): void;
  /** Says that new lines come by themselves, which costs money. */
  begunLive(): void;
  /** Says that new lines are asked for: no session can show them, or the one that did has ended. */
  notLive(why: string): void;
  endedLive(failure: AwsFailure | undefined): void;
  /** Whether asking again could not help. */
  isHopeless(source: LogSource): boolean;
  code(): 0 | 3;
}

/** No trouble so far. */
export function logTroubles(end: 'stop' | 'follow', manner: Manner, context: Context): LogTroubles {
  const said = new Set<string>();
  const hopeless = new Set<string>();
  let code: 0 | 3 = 0;
  const say = (text: TerminalText, severity: 0 | 3) => {
    if (context.signal.aborted) return;
    if (severity !== 0) code = severity;
    if (!said.has(text)) notice(text, manner, context);
    said.add(text);
  };
  return {
    unread({ unread }) {
      for (const section of unread) {
        switch (section.state) {
          case 'denied':
            say(
              terminal`Some logs may be missing: not allowed to call ${forTerminalLine(section.action)}.`,
              3,
            );
            break;
          case 'failed':
            say(terminal`Some logs may be missing: ${forTerminalLine(section.message)}`, 3);
            break;
          case 'absent':
            break;
        }
      }
    },
    report(source, failure) {
      if (isForGood(failure)) hopeless.add(sourceKey(source));
      say(textOf(source, failure, end), isMissingGroup(failure) ? 0 : 3);
    },
    begunLive: () => say(BILLED, 0),
    notLive: (why) => say(terminal`${POLLED}, not by Live Tail: ${forTerminalLine(why)}.`, 0),
    endedLive: (failure) => say(endOfLive(failure), 0),
    isHopeless: (source) => hopeless.has(sourceKey(source)),
    code: () => code,
  };
}

const BILLED = terminal`New lines come by Live Tail, which AWS bills by the minute; --no-live asks for them instead.`;
const POLLED = terminal`New lines are asked for every few seconds`;

function endOfLive(failure: AwsFailure | undefined): TerminalText {
  if (failure === undefined) return terminal`${POLLED}: Live Tail has ended.`;
  const action = forTerminalLine(failure.action);
  if (failure.kind === 'denied') return terminal`${POLLED}: Live Tail is not allowed, it needs ${action}.`;
  if (failure.code === 'SessionTimeoutException')
    return terminal`${POLLED}: Live Tail ends after three hours.`;
  return terminal`${POLLED}: Live Tail has ended: ${forTerminalLine(failure.message)}`;
}

function textOf({ group }: LogSource, failure: AwsFailure, end: 'stop' | 'follow'): TerminalText {
  const name = forTerminalLine(group);
  const action = forTerminalLine(failure.action);
  if (failure.action !== 'logs:FilterLogEvents') {
    return terminal`Whose some lines are could not be told, so all are shown: ${action}: ${forTerminalLine(failure.message)}`;
  }
  if (isMissingGroup(failure)) return terminal`There is no log group ${name}: nothing was written to it yet.`;
  if (failure.kind === 'denied')
    return terminal`Not allowed to read the log group ${name}: it needs ${action}.`;
  const message = forTerminalLine(failure.message);
  return end === 'follow' && !isForGood(failure)
    ? terminal`The log group ${name} could not be read just now, and is asked again: ${message}`
    : terminal`The log group ${name} could not be read to its end: ${message}`;
}

/** A group that is missing may be made by the first line that is written to it. */
function isMissingGroup({ kind, action }: AwsFailure): boolean {
  return kind === 'not-found' && action === 'logs:FilterLogEvents';
}

function isForGood({ kind, action }: AwsFailure): boolean {
  const isOver = kind === 'denied' || kind === 'expired' || kind === 'no-credentials';
  return isOver && action === 'logs:FilterLogEvents';
}
