import type { Remedy, SettingChange } from '../../model/finding.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, forTerminal, forTerminalLine, terminal } from '../encode/terminal.ts';
import { hanging, type Lines, paragraph } from './layout.ts';
import type { Style } from './style.ts';

/** What to do: the settings to change, each with its arithmetic, then the steps in their order. */
export function changeBlock(remedy: Remedy, style: Style, indent: number): Lines {
  return [
    ...remedy.settings.flatMap((setting) => settingLines(setting, style, indent)),
    ...remedy.steps.flatMap((step, index) =>
      hanging(terminal`${blank(indent)}${index + 1}. `, forTerminal(step), style),
    ),
  ];
}

/** One setting in one line: `healthCheck.startPeriod of api  60 → 270 seconds`. */
function settingLines(setting: SettingChange, style: Style, indent: number): Lines {
  const { paint, symbols } = style;
  const where =
    setting.container === undefined ? terminal`` : terminal` of ${forTerminalLine(setting.container)}`;
  const recommended = paint.good(paint.strong(value(setting.recommended)));
  const unit = setting.unit === '' ? terminal`` : terminal` ${forTerminalLine(setting.unit)}`;
  const path = paint.strong(forTerminalLine(setting.path));
  const change = terminal`${path}${where}:  ${value(setting.current)} ${symbols.arrow} ${recommended}${unit}`;
  const because = terminal`because ${forTerminal(setting.because)}`;
  return [...paragraph(change, style, indent), ...paragraph(because, style, indent + 4)];
}

function value(setting: number | string | null): TerminalText {
  return setting === null ? terminal`not set` : forTerminalLine(String(setting));
}
