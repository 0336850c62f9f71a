import type { CheckReview, SeenSeconds } from '../../model/check-review.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { type Lines, paragraph } from './layout.ts';
import type { Style } from './style.ts';
import { duration } from './times.ts';

const HOUR = 3600;

/** Each health check: what it allows, what was seen, and what to set. */
export function checksBlock(checks: readonly CheckReview[], style: Style): Lines {
  return checks.flatMap((check) => [
    ...paragraph(subjectOf(check, style), style, 2),
    ...paragraph(allowance(check), style, 6),
    ...paragraph(observation(check, style), style, 6),
  ]);
}

function subjectOf({ check, subject }: CheckReview, style: Style): TerminalText {
  const name = style.paint.strong(forTerminalLine(subject));
  return check === 'container' ? terminal`container ${name}` : terminal`target group ${name}`;
}

/** The arithmetic of one check: `UNHEALTHY 120–165 s after its start: start period 60 s, then 3 × every 30 s …`. */
function allowance(check: CheckReview): TerminalText {
  const { unhealthyAfterSeconds: from, unhealthyAtLatestSeconds: to } = check;
  const since = check.check === 'container' ? terminal`its start` : terminal`its registration`;
  const start =
    check.startPeriodSeconds === null ? blank(0) : terminal`start period ${check.startPeriodSeconds} s, `;
  const pace = terminal`${start}${check.failures} failures every ${check.intervalSeconds} s, time-out ${check.timeoutSeconds} s`;
  return terminal`unhealthy ${from}–${to} s after ${since} (${pace}); ${killWords(check)}`;
}

function killWords({ graceSeconds, earliestKillSeconds }: CheckReview): TerminalText {
  if (graceSeconds === null) return terminal`the grace period is not known`;
  return terminal`with a grace period of ${graceSeconds} s a task is replaced from ${earliestKillSeconds} s on`;
}

function observation({ ready, killed, settings }: CheckReview, style: Style): TerminalText {
  const { dot, arrow } = style.symbols;
  const seen = [
    ready === null
      ? terminal`no task said when it was ready, so that any value is a rule of thumb`
      : terminal`ready after ${span(ready)}`,
    ...(killed === null ? [] : [terminal`stopped for it after ${span(killed)}`]),
    ...(ready !== null && settings.length === 0 ? [terminal`the window fits that`] : []),
  ];
  const changes = settings.map(({ path, recommended, unit }) => {
    const name = forTerminalLine(path.replace(/^.*\./, ''));
    return terminal`${name} ${style.paint.good(forTerminalLine(`${recommended} ${unit}`.trim()))}`;
  });
  const set = changes.length === 0 ? blank(0) : terminal` ${arrow} set ${joined(changes, terminal`, `)}`;
  return terminal`${joined(seen, terminal` ${dot} `)}${set}`;
}

function span({ least, most, tasks }: SeenSeconds): TerminalText {
  return terminal`${range(least, most)} (${tasks} ${tasks === 1 ? terminal`task` : terminal`tasks`})`;
}

/** Seconds compare with settings; beyond an hour nobody reads them any more. */
function range(least: number, most: number): TerminalText {
  if (least === most) return readable(most);
  return most < HOUR ? terminal`${least}–${most} s` : terminal`${readable(least)} – ${readable(most)}`;
}

function readable(seconds: number): TerminalText {
  return seconds < HOUR ? terminal`${seconds} s` : duration(seconds);
}
