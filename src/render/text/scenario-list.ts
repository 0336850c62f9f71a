import type { TerminalText } from '../encode/encoded.ts';
import { asDocument, blank, forTerminalLine, terminal } from '../encode/terminal.ts';
import { columnsOf } from '../encode/wrap.ts';
import type { ScenarioCard } from '../scenario-card.ts';
import { hanging, spaced } from './layout.ts';
import type { Style } from './style.ts';

/** The stories that can be played, one a line. */
export function scenarioListText(cards: readonly ScenarioCard[], style: Style): TerminalText {
  const names = cards.map((card) => forTerminalLine(card.name));
  const widest = Math.max(0, ...names.map(columnsOf));
  const lines = cards.flatMap((card) => {
    const name = forTerminalLine(card.name);
    const lead = terminal`${style.paint.strong(name)}${blank(widest - columnsOf(name))}  `;
    return hanging(lead, forTerminalLine(card.title), style);
  });
  const arrow = style.paint.accent(terminal`${style.symbols.arrow} next: `);
  return asDocument(spaced([lines, hanging(arrow, terminal`ecs-doctor demo SCENARIO`, style)]));
}
