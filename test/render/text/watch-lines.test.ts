import { describe, expect, it } from 'vitest';
import type { WatchEnding, WatchEvent } from '../../../src/model/watch.ts';
import { reportText } from '../../../src/render/text/report.ts';
import { styleOf } from '../../../src/render/text/style.ts';
import { endingText, eventLine, heartbeatLine } from '../../../src/render/text/watch-lines.ts';
import { commandsIn } from '../../support/ci-runner.ts';
import { HOSTILE } from '../encode/hostile.ts';
import { STEADY, SWINGING } from '../live/sample-view.ts';
import { REPORT } from '../sample-report.ts';
import { NOW, TARGET } from '../sample-target.ts';

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
  it('is one line with its time and subject, and its service where several are watched', () => {
    expect(eventLine(EVENT, TARGET, 'named', STYLE)).toBe(
      '14:03:11Z ✖ prod/backend  3f9c1e07  Task failed container health checks',
    );
    expect(eventLine({ ...EVENT, subject: 'service', tone: 'good' }, TARGET, 'unnamed', ASCII)).toBe(
      '14:03:11Z + Task failed container health checks',
    );
  });

  it('says of a forecast in how long it comes true', () => {
    const forecast: WatchEvent = {
      at: NOW,
      kind: 'forecast',
      subject: 'forecast',
      tone: 'neutral',
      text: 'circuit breaker 2 of 3, then it rolls back',
      dueAt: NOW + 80_000,
    };
    expect(eventLine(forecast, TARGET, 'unnamed', STYLE)).toBe(
      '14:03:11Z • forecast  in 1 min 20 s: circuit breaker 2 of 3, then it rolls back',
    );
  });

  it.each(HOSTILE)('stays one line and harmless with hostile text %#', (payload) => {
    const line = eventLine({ ...EVENT, subject: payload, text: payload }, TARGET, 'unnamed', STYLE);
    expect(line).not.toMatch(/\p{Cc}/u);
    expect(commandsIn(line)).toEqual([]);
  });
});

describe('a heartbeat', () => {
  it('says where the service stands, what is missing and what comes next', () => {
    expect(heartbeatLine(SWINGING, 'named', STYLE)).toBe(
      '14:03:11Z ● prod/backend · watching for 12 min 00 s · running 2/2, 1 healthy · 1 of 4 criteria hold · CREATE_IN_PROGRESS · 4 failed tasks · the circuit breaker is off, so nothing ends this deployment but CloudFormation',
    );
  });

  it('says for how long everything holds', () => {
    expect(heartbeatLine(STEADY, 'unnamed', ASCII)).toBe(
      '14:03:11Z * watching for 12 min 00 s | running 2/2, 2 healthy | 4 of 4 criteria hold | for 1 min 40 s of 5 min 00 s',
    );
  });

  it('says how old its data is, and no counts where there are none yet', () => {
    const trouble = 'ThrottlingException: Rate exceeded';
    expect(heartbeatLine({ ...SWINGING, now: NOW + 58_000, trouble }, 'unnamed', STYLE)).toContain(
      'data is 1 min 00 s old',
    );
    const bare = { ...SWINGING, samples: [], targets: [], deployment: undefined };
    expect(heartbeatLine(bare, 'unnamed', STYLE)).not.toContain('running');
  });
});

describe('the end of a watch', () => {
  const failed: WatchEnding = { kind: 'failed', text: 'four tasks failed of the same cause' };

  it('is the report, and below it, where the eye is, the verdict', () => {
    const text = endingText([{ ending: failed, target: TARGET, report: REPORT }], STYLE);
    expect(text).toBe(
      `${reportText([REPORT], STYLE)}\n✖ FAILED  prod/backend: four tasks failed of the same cause\n`,
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
    expect(text).toContain('✔ PASSED  prod/backend: everything held for 5 min 00 s\n✖ FAILED  prod/backend');
    expect(text).toContain('2 SERVICES');
  });

  it('is the verdict alone where nothing was seen', () => {
    const unseen: WatchEnding = { kind: 'unseen', text: 'no service was seen' };
    expect(endingText([{ ending: unseen, target: TARGET }], ASCII)).toBe(
      '? COULD NOT TELL  prod/backend: no service was seen\n',
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
