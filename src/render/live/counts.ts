import type { CountSample, WatchView } from '../../model/watch.ts';
import type { TerminalText } from '../encode/encoded.ts';
import { blank, joined, terminal } from '../encode/terminal.ts';
import { columnsOf } from '../encode/wrap.ts';
import type { Style } from '../text/style.ts';
import { counted } from '../text/words.ts';
import { chart } from './chart.ts';
import type { Group } from './fit.ts';
import { flow } from './flow.ts';

const STATIONS = 5;

/** How many tasks run of how many, in numbers and as a chart. */
export function counts(view: WatchView, style: Style): Group {
  const now = view.samples.at(-1);
  if (now === undefined) return { pieces: [] };
  const failures = terminal`${counted(view.failures, terminal`failure`)}`;
  const parts = [
    terminal`${now.healthy} healthy`,
    terminal`${now.pending} pending`,
    ...(now.runningHere === now.running ? [] : [terminal`${now.runningHere} of this deployment`]),
    ...(view.failures === 0 ? [] : [style.paint.bad(failures)]),
  ];
  const lead = terminal`${style.paint.strong(terminal`RUNNING`)}  ${swing(view.samples, style)}`;
  const [first, ...others] = flow([lead, ...parts], style);
  return {
    pieces: [
      { importance: 95, lines: first === undefined ? [] : [first] },
      ...(others.length === 0 ? [] : [{ importance: 72, lines: others }]),
      ...chart(view, style),
    ],
  };
}

/** The last different counts, running of desired, the present one at the end: `0/2 → 2/2 → 4/2`. */
function swing(samples: readonly CountSample[], style: Style): TerminalText {
  const { arrow, cut } = style.symbols;
  const between = terminal` ${arrow} `;
  const stations = stationsOf(samples);
  const latest = style.paint.strong(stations.at(-1) ?? blank(0));
  const room = style.width - columnsOf(terminal`RUNNING  ${cut}${between}${between}${latest}`);
  const before = stations.slice(-STATIONS, -1);
  const first = before.findIndex((_, index) => columnsOf(joined(before.slice(index), between)) <= room);
  const shown = first === -1 ? [] : before.slice(first);
  const earlier = stations.length > shown.length + 1 ? [cut] : [];
  return joined([...earlier, ...shown, latest], between);
}

function stationsOf(samples: readonly CountSample[]): readonly TerminalText[] {
  return samples
    .map(({ running, desired }) => terminal`${running}/${desired}`)
    .filter((station, index, all) => station !== all[index - 1]);
}
