import type { WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminalLine, terminal } from '../encode/terminal.ts';
import { clipped } from '../encode/wrap.ts';
import type { Lines } from '../text/layout.ts';
import type { Style } from '../text/style.ts';
import { targetName } from '../text/target.ts';
import { criteriaMet, endingWord, heldFor, staleness } from '../text/watch-words.ts';
import { counted } from '../text/words.ts';
import type { Group } from './fit.ts';
import { clip, row, widthsOf } from './flow.ts';
import { signsOf } from './signs.ts';

/** Names take at most this share of a line. */
const NAME_SHARE = 0.45;

/** Several services, a line each in the order they were named; of too many the worst. */
export function services(views: readonly WatchView[], style: Style): Group {
  const rows = views.map((view) => cells(view, nameOf(view, views), style));
  const widths = widthsOf(rows);
  return {
    heading: (shown, of) => {
      const count = shown === of ? terminal`${of}` : terminal`${shown} of ${of}`;
      return clip(style.paint.strong(terminal`${count} SERVICES`), style);
    },
    pieces: views.map((view, index) => ({
      importance: 200 + badness(view),
      lines: [row(rows[index] ?? [], widths, style)],
    })),
  };
}

/** The service that needs to be looked at first. */
export function worstOf(views: readonly WatchView[]): WatchView | undefined {
  return views.reduce<WatchView | undefined>(
    (worst, view) => (worst === undefined || badness(view) > badness(worst) ? view : worst),
    undefined,
  );
}

/** A failed service is worse than one that is open, and that than one that passed; then failures and criteria count. */
function badness({ ending, failures, criteria, trouble }: WatchView): number {
  const open = criteria.filter(({ state }) => state === 'open' || state === 'unknown').length;
  const weight =
    ending === undefined ? 20 : ending.kind === 'passed' ? 0 : ending.kind === 'failed' ? 60 : 40;
  return weight + Math.min(failures, 20) + open / 10 + (trouble === undefined ? 0 : 0.05);
}

/** With its cluster only where the services are of several. */
function nameOf({ target }: WatchView, views: readonly WatchView[]): TerminalText {
  const isAlone = views.every((other) => other.target.cluster === target.cluster);
  return isAlone ? forTerminalLine(target.service) : targetName(target);
}

function cells(view: WatchView, name: TerminalText, style: Style): Lines {
  const now = view.samples.at(-1);
  const counts = now === undefined ? terminal`-/-` : terminal`${now.running}/${now.desired}`;
  return [
    terminal`${sign(view, style)} `,
    terminal`${clipped(name, Math.floor(style.width * NAME_SHARE), style.symbols.cut)}  `,
    terminal`${counts}  `,
    remark(view, style),
  ];
}

/** What is most worth saying of a service in the rest of its line. */
function remark(view: WatchView, style: Style): TerminalText {
  if (view.ending !== undefined) {
    return terminal`${endingWord(view.ending, style)}  ${forTerminalLine(view.ending.text)}`;
  }
  const stale = staleness(view);
  const held = heldFor(view);
  const parts = [
    held === undefined ? terminal`${criteriaMet(view.criteria)} hold` : terminal`hold ${held}`,
    ...(view.failures === 0 ? [] : [style.paint.bad(counted(view.failures, terminal`failure`))]),
    ...(stale === undefined ? [] : [style.paint.warning(stale)]),
    ...(view.suspicion === undefined ? [] : [forTerminalLine(view.suspicion)]),
  ];
  const [first = blank(0), ...others] = parts;
  return others.reduce((line, part) => terminal`${line} ${style.symbols.dot} ${part}`, first);
}

function sign(view: WatchView, { paint, symbols, characters }: Style): TerminalText {
  if (view.ending?.kind === 'passed') return paint.good(symbols.good);
  if (view.ending?.kind === 'failed') return paint.bad(symbols.bad);
  if (view.trouble !== undefined) return paint.warning(symbols.unknown);
  if (view.failures > 0) return paint.warning(symbols.warning);
  return view.holdsSince === undefined ? paint.accent(signsOf(characters).open) : paint.good(symbols.running);
}
