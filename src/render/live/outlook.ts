import type { Instant } from '../../model/instant.ts';
import type { Forecast, WatchView } from '../../model/watch.ts';
import { forTerminalLine, terminal } from '../encode/terminal.ts';
import type { Lines } from '../text/layout.ts';
import type { Style } from '../text/style.ts';
import { forecastWords } from '../text/watch-words.ts';
import type { Group } from './fit.ts';
import { folded } from './flow.ts';

const SUSPICION_LINES = 3;
const FORECAST_LINES = 2;

/** What seems to be the cause so far, and what will happen if nothing changes. */
export function outlook(view: WatchView, style: Style): Group {
  return {
    pieces: [
      ...(view.suspicion === undefined
        ? []
        : [{ importance: 85, lines: suspicionLines(view.suspicion, style) }]),
      ...view.forecasts.map((forecast, index) => ({
        importance: 55 - index,
        lines: forecastLines(forecast, view.now, style),
      })),
    ],
  };
}

function suspicionLines(text: string, style: Style): Lines {
  const lead = style.paint.warning(terminal`${style.symbols.warning} `);
  return folded(lead, terminal`suspicion: ${forTerminalLine(text)}`, SUSPICION_LINES, style);
}

function forecastLines(forecast: Forecast, now: Instant, style: Style): Lines {
  const lead = style.paint.accent(terminal`${style.symbols.arrow} `);
  return folded(lead, forecastWords(forecast, now), FORECAST_LINES, style);
}
