import type { RulePage } from '../../model/rule-page.ts';
import type { Category } from '../../model/verdict.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminal, forTerminalLine, joined, terminal } from '../encode/terminal.ts';
import { columnsOf } from '../encode/wrap.ts';
import { hanging, headed, type Lines, page, paragraph } from './layout.ts';
import type { Style } from './style.ts';
import { categoryWord } from './words.ts';

const CATEGORIES: readonly Category[] = ['health-check', 'startup', 'oom', 'load-balancer', 'other'];

/** All that there is to say of one rule: what it finds, why it matters, what to do and when it is something else. */
export function rulePageText(rule: RulePage, style: Style): TerminalText {
  const { dot } = style.symbols;
  const standing = joined([categoryWord(rule.category), forTerminalLine(rule.severity)], terminal` ${dot} `);
  const section = (heading: TerminalText, text: string) =>
    headed(heading, paragraph(forTerminal(text), style, 2), style);
  return page(
    [
      [
        ...paragraph(style.paint.strong(forTerminalLine(rule.id)), style),
        ...paragraph(forTerminal(rule.title), style),
        ...paragraph(style.paint.faint(standing), style),
      ],
      section(terminal`WHAT IT MEANS`, rule.means),
      section(terminal`WHY IT HAPPENS`, rule.why),
      headed(terminal`HOW TO CONFIRM IT BY HAND`, confirmLines(rule, style), style),
      section(terminal`WHAT TO DO`, rule.remedy),
      section(terminal`WHEN IT IS SOMETHING ELSE`, rule.notWhen),
      section(terminal`WHAT IT READS`, rule.needs.join(', ')),
      headed(
        terminal`READ MORE`,
        rule.docs.map((address) => terminal`  ${forTerminalLine(address)}`),
        style,
      ),
    ],
    style,
  );
}

/** Each step with its command on a line of its own, never wrapped, so that it can be pasted. */
function confirmLines({ confirm }: RulePage, style: Style): Lines {
  return confirm.flatMap(({ run, look }, index) => [
    ...hanging(terminal`  ${index + 1}. `, forTerminal(look), style),
    ...(run === undefined ? [] : [terminal`     ${style.paint.accent(forTerminalLine(run))}`]),
  ]);
}

/** Every rule in one line, by category. */
export function ruleListText(pages: readonly RulePage[], style: Style): TerminalText {
  const widest = Math.max(0, ...pages.map((page) => columnsOf(forTerminalLine(page.id))));
  const groups = CATEGORIES.map((category) => {
    const ofCategory = pages.filter((page) => page.category === category);
    return headed(
      categoryWord(category),
      ofCategory.flatMap((page) => listLine(page, widest, style)),
      style,
    );
  });
  const next = hanging(
    style.paint.accent(terminal`${style.symbols.arrow} next: `),
    terminal`ecs-doctor explain RULE-ID`,
    style,
  );
  return page([...groups, next], style);
}

function listLine(page: RulePage, widest: number, style: Style): Lines {
  const id = forTerminalLine(page.id);
  const title = forTerminal(page.title);
  if (widest > style.width / 2) return [...paragraph(id, style, 2), ...paragraph(title, style, 6)];
  return hanging(terminal`  ${id}${blank(widest - columnsOf(id))}  `, title, style);
}
