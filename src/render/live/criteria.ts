import { secondsBetween } from '../../model/instant.ts';
import type { Criterion, CriterionState, WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminalLine, terminal } from '../encode/terminal.ts';
import { columnsOf } from '../encode/wrap.ts';
import type { Lines } from '../text/layout.ts';
import type { Style } from '../text/style.ts';
import { criteriaMet, criterionWord, heldFor } from '../text/watch-words.ts';
import type { Group } from './fit.ts';
import { clip, folded } from './flow.ts';
import { repeated, signsOf } from './signs.ts';

const GAUGE_COLUMNS = 10;

const LINES = 2;

/** The longest name of a criterion and a gap. */
const NAME_COLUMNS = 9;

const IMPORTANCE: Readonly<Record<CriterionState, number>> = {
  open: 80,
  unknown: 79,
  holds: 50,
  'not-asked': 20,
};

/** The checklist: what must hold, what does, and for how long all of it has. */
export function criteria(view: WatchView, style: Style): Group {
  return {
    heading: () => clip(heading(view, style), style),
    pieces: view.criteria.map((criterion) => ({
      importance: IMPORTANCE[criterion.state],
      lines: item(criterion, style),
    })),
  };
}

function heading(view: WatchView, style: Style): TerminalText {
  const title = style.paint.strong(terminal`CRITERIA`);
  const held = heldFor(view);
  if (held === undefined) return terminal`${title}  ${criteriaMet(view.criteria)} hold`;
  const line = terminal`${title}  all hold for ${held}`;
  const withGauge = terminal`${line}  ${gauge(view, style)}`;
  return columnsOf(withGauge) <= style.width ? withGauge : line;
}

function gauge({ holdsSince, now, stableForSeconds }: WatchView, style: Style): TerminalText {
  const { done, left } = signsOf(style.characters);
  const held = holdsSince === undefined ? 0 : secondsBetween(holdsSince, now);
  const share = stableForSeconds > 0 ? Math.min(1, Math.max(0, held / stableForSeconds)) : 1;
  const columns = Math.floor(share * GAUGE_COLUMNS);
  return terminal`${style.paint.good(repeated(done, columns))}${style.paint.faint(repeated(left, GAUGE_COLUMNS - columns))}`;
}

function item({ name, state, text }: Criterion, style: Style): Lines {
  const word = criterionWord(name);
  const lead = terminal`${sign(state, style)} ${word}${blank(NAME_COLUMNS - columnsOf(word))}`;
  const said = forTerminalLine(state === 'not-asked' && text === '' ? 'not asked for' : text);
  return folded(lead, state === 'not-asked' ? style.paint.faint(said) : said, LINES, style);
}

function sign(state: CriterionState, { paint, symbols, characters }: Style): TerminalText {
  const { open, none } = signsOf(characters);
  switch (state) {
    case 'holds':
      return paint.good(symbols.good);
    case 'open':
      return paint.accent(open);
    case 'unknown':
      return paint.warning(symbols.unknown);
    case 'not-asked':
      return paint.faint(none);
  }
}
