import type { TerminalText } from '../encode/encoded.ts';
import { forTerminal, forTerminalLine, terminal } from '../encode/terminal.ts';
import type { ScenarioCard } from '../scenario-card.ts';
import { hanging, type Lines, page, paragraph } from './layout.ts';
import type { Style } from './style.ts';

/** The stories that can be played: name, title and what happens. */
export function scenarioListText(cards: readonly ScenarioCard[], style: Style): TerminalText {
  const arrow = style.paint.accent(terminal`${style.symbols.arrow} next: `);
  const next = hanging(arrow, terminal`ecs-doctor demo SCENARIO`, style);
  return page([...cards.map((card) => cardLines(card, style)), next], style);
}

function cardLines(card: ScenarioCard, style: Style): Lines {
  const name = style.paint.strong(forTerminalLine(card.name));
  return [
    ...paragraph(terminal`${name}  ${forTerminalLine(card.title)}`, style),
    ...paragraph(style.paint.faint(forTerminal(card.story)), style, 2),
  ];
}
