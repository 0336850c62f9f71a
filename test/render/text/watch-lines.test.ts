import { describe, expect, it } from 'vitest';
import type { WatchEnding, WatchEvent } from '../../../src/model/watch.ts';
import { reportText } from '../../../src/render/text/report.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { endingText, eventLine, heartbeatLine } from '../../../src/render/text/watch-lines.ts';
import { commandsIn } from '../../support/ci-runner.ts';
import { HOSTILE } from '../encode/hostile.ts';
import { NOW, STEADY, SWINGING } from '../live/sample-view.ts';
import { REPORT, TARGET } from '../sample-report.ts';

const STYLE = styleOf(80, 0, 'unicode', 'utc');
const ASCII = styleOf(80, 0, 'ascii', 'utc');

const EVENT: WatchEvent = {
  at: NOW,
  kind: 'task',
  subject: '3f9c1e070123456789abcdef01234567',
  tone: 'bad',
  text: 'Task failed container health checks',
};

describe('an event in a log', () => {
  it('is one line with its time, service and subject', () => {
    expect(eventLine(EVENT, TARGET, STYLE)).toBe(
      '14:03:11Z ✖ prod/backend  3f9c1e07  Task failed container health checks',
    );
    expect(eventLine({ ...EVENT, subject: '', tone: 'good' }, TARGET, ASCII)).toBe(
      '14:03:11Z + prod/backend  Task failed container health checks',
    );
  });

  it.each(HOSTILE)('stays one line and harmless with hostile text %#', (payload) => {
    const line = eventLine({ ...EVENT, subject: payload, text: payload }, TARGET, STYLE);
    expect(line).not.toMatch(/\p{Cc}/u);
    expect(commandsIn(line)).toEqual([]);
  });
});

describe('a heartbeat', () => {
  it('says where the service stands', () => {
    expect(heartbeatLine(SWINGING, STYLE)).toBe(
      '14:03:11Z ● prod/backend  running 2/2 · 1 of 2 targets healthy · 1 of 4 criteria hold · 4 failures · stack CREATE_IN_PROGRESS',
    );
  });

  it('says for how long everything holds, and what is healthy where there are no targets', () => {
    expect(heartbeatLine({ ...STEADY, targets: [], stackStatus: undefined }, ASCII)).toBe(
      '14:03:11Z * prod/backend  running 2/2 | 2 healthy | 4 of 4 criteria hold | stable for 1 min 40 s of 5 min 00 s',
    );
  });

  it('says what is stale, and that there is nothing yet', () => {
    const trouble = 'ThrottlingException: Rate exceeded';
    expect(heartbeatLine({ ...SWINGING, now: NOW + 58_000, trouble }, STYLE)).toContain(
      `▲ data is 1 min 00 s old: ${trouble}`,
    );
    const bare = { ...SWINGING, samples: [], targets: [], deployment: undefined };
    expect(heartbeatLine(bare, STYLE)).toContain('prod/backend  no deployment yet · ');
  });

  it('says how many tasks are of this deployment, and wait, where not all are or none does', () => {
    const samples = SWINGING.samples.map((sample) => ({ ...sample, runningHere: 1, pending: 1 }));
    expect(heartbeatLine({ ...SWINGING, samples }, STYLE)).toContain(
      'running 2/2 · 1 of this deployment · 1 pending',
    );
  });
});

describe('the end of a watch', () => {
  const failed: WatchEnding = { kind: 'failed', text: 'four tasks failed of the same cause' };

  it('is a verdict, followed by the report', () => {
    const text = endingText([{ ending: failed, target: TARGET, report: REPORT }], STYLE);
    expect(text).toBe(
      `✖ FAILED  prod/backend  four tasks failed of the same cause\n\n${reportText([REPORT], STYLE)}`,
    );
  });

  it('is a verdict for each of several services, with their reports', () => {
    const passed: WatchEnding = { kind: 'passed', text: 'everything held for 5 min 00 s' };
    const text = endingText(
      [
        { ending: passed, target: TARGET, report: REPORT },
        { ending: failed, target: TARGET, report: REPORT },
      ],
      STYLE,
    );
    expect(text).toContain('✔ PASSED  prod/backend  everything held for 5 min 00 s\n✖ FAILED  prod/backend');
    expect(text).toContain('2 SERVICES');
  });

  it('is the verdict alone where nothing was seen', () => {
    const unseen: WatchEnding = { kind: 'unseen', text: 'no service was seen' };
    expect(endingText([{ ending: unseen, target: TARGET }], ASCII)).toBe(
      '? NOT SEEN  prod/backend  no service was seen\n',
    );
  });

  it.each([
    ['superseded', '▲ SUPERSEDED'],
    ['undecided', '? UNDECIDED'],
    ['interrupted', '▲ INTERRUPTED'],
  ] as const)('has its own word where it is %s', (kind, word) => {
    expect(endingText([{ ending: { kind, text: 'x' }, target: TARGET }], STYLE)).toContain(word);
  });
});
